package org.molaris.payment.billing;

/** What kind of paper a bill is. */
public enum BillType {
    /** Of all that is left to bill. */
    FULL,
    /** Of a part. */
    PARTIAL,
    /** Takes a bill back, or part of it. */
    CREDIT,
    /** Says what a bill would say, and asks for nothing. */
    PROFORMA
}
