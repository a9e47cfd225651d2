package org.molaris.treatment.plan;

/** How far a treatment has come, in steps. */
public record Progress(int total, int completed, int skipped) {

    /** Of the steps that are not skipped, how many are completed: 0 to 100, and 100 only when all are. */
    public int percent() {
        int counted = total - skipped;
        return counted == 0 ? 0 : completed * 100 / counted;
    }
}
