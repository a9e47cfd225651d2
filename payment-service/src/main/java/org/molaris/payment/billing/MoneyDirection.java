package org.molaris.payment.billing;

/** Which way money goes, as the clinic sees it. */
public enum MoneyDirection {
    INCOMING,
    OUTGOING
}
