package org.molaris.payment.plan;

/** Where a payment came from, and whether an online one has arrived. */
public enum ProcessStatus {
    OFFICE_PROCESSED,
    ONLINE_PROCESSED,
    ONLINE_PENDING
}
