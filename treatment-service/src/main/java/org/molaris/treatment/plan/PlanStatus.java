package org.molaris.treatment.plan;

/** Where a treatment plan stands. */
public enum PlanStatus {
    /** It is followed. */
    ACTIVE,
    /** It waits: Open Dental's Inactive. */
    PAUSED,
    /** All that will be done is done. */
    COMPLETED,
    /** It will not be gone on with. */
    CANCELLED
}
