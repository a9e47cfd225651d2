package org.molaris.treatment.plan;

/** Where a step stands: that of its procedure, unless its plan leaves it out. */
public enum StepStatus {
    /** To be done some time. */
    PENDING("planned"),
    /** To be done at its appointment. */
    SCHEDULED("scheduled"),
    /** Done. */
    COMPLETED("done"),
    /** Will not be done under this plan. */
    SKIPPED(null);

    private final String ofProcedure;

    StepStatus(String ofProcedure) {
        this.ofProcedure = ofProcedure;
    }

    /** What the procedure's status is then; null when that has nothing to do with it. */
    String ofProcedure() {
        return ofProcedure;
    }
}
