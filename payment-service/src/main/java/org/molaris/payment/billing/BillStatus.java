package org.molaris.payment.billing;

/** Where a bill stands. */
public enum BillStatus {
    /** Nothing is paid. */
    OPEN,
    PARTLY_PAID,
    /** Nothing is left to pay; of a credit note, to pay back. */
    PAID,
    /** All of it was taken back, and nothing is left to pay. */
    CREDITED
}
