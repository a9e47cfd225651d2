package org.molaris.payment.plan;

/** Where an instalment stands when what is paid fills the oldest first. */
public enum InstalmentStatus {
    /** Nothing is paid of it, and its day has not passed. */
    DUE,
    /** Something is paid of it, and its day has not passed. */
    PARTLY_PAID,
    PAID,
    /** Its day has passed, and something is left. */
    OVERDUE
}
