package org.molaris.treatment.rest;

import org.molaris.treatment.plan.Progress;

/**
 * How far a treatment has come.
 *
 * @param percent completed steps of those that are not skipped; 100 only when all are
 */
record ProgressView(int total, int completed, int skipped, int percent) {

    static ProgressView of(Progress progress) {
        return new ProgressView(progress.total(), progress.completed(), progress.skipped(), progress.percent());
    }
}
