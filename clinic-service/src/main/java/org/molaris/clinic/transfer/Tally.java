package org.molaris.clinic.transfer;

import java.util.List;

/**
 * What became of so many rows: each was created, updated, unchanged or rejected.
 *
 * @param archived how many of them are about patients whose records are put away, and stay there
 */
public record Tally(long rows, long created, long updated, long unchanged, long rejected, long archived) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    /** With rows that were bad by themselves. */
    Tally plusRejected(long more) {
        return new Tally(rows + more, created, updated, unchanged, rejected + more, archived);
    }

    Tally plus(List<Judged> judged) {
        return new Tally(
                rows + judged.size(),
                created + count(judged, Outcome.CREATED),
                updated + count(judged, Outcome.UPDATED),
                unchanged + count(judged, Outcome.UNCHANGED),
                rejected
                        + judged.stream()
                                .filter(row -> !row.outcome().isAccepted())
                                .count(),
                archived
                        + judged.stream()
                                .filter(row -> row.archived() && row.outcome().isAccepted())
                                .count());
    }

    private static long count(List<Judged> judged, Outcome outcome) {
        return judged.stream().filter(row -> row.outcome() == outcome).count();
    }
}
