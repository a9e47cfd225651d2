package org.molaris.payment.billing;

/** What of accounts and payment types may be asked for by any comparison. */
public enum KeptField {
    NUMBER,
    NAME,
    /** Not deleted. */
    IN_USE
}
