package org.molaris.payment.plan;

/** How money was handed over. */
public enum PaymentMethod {
    CASH,
    TRANSFER,
    CARD,
    OTHER
}
