package org.molaris.payment.billing;

/** What of patients' payments may be asked for by any comparison. */
public enum PaymentField {
    NUMBER,
    /** The day by the clinic's clock. */
    ENTERED_ON,
    RECEIVED_ON,
    /** A number. */
    PATIENT,
    /** A number. */
    PAYER,
    /** A number. */
    TYPE,
    /** A number. */
    ACCOUNT,
    AMOUNT,
    /** Its number with the prefix; empty for none. */
    BILL,
    /** Of the check; empty for none. */
    REFERENCE,
    /** The day by the clinic's clock. */
    VOIDED_ON
}
