package org.molaris.payment.plan;

/** Where a payment plan stands. */
public enum PlanStatus {
    /** Payments are taken. */
    ACTIVE,
    /** Nothing is left to pay, or the rest was written off. */
    PAID,
    /** Behind its schedule; payments are taken. */
    OVERDUE,
    /** The agreement ended. */
    CANCELLED;

    /** Whether payments are taken. */
    boolean isOpen() {
        return this == ACTIVE || this == OVERDUE;
    }
}
