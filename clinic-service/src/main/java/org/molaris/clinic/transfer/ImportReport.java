package org.molaris.clinic.transfer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How far a file got, and what became of its rows.
 *
 * @param failure why the file was not read to its end; null when it was, or may still be
 * @param errors why rows were rejected, the first of them; one more than {@link #MOST_ERRORS} says that there are more
 */
public record ImportReport(
        UUID id,
        long number,
        Status status,
        String failure,
        boolean preview,
        String actor,
        Tally tally,
        List<String> ignoredColumns,
        List<RowError> errors,
        Instant startedAt,
        Instant updatedAt,
        Instant finishedAt) {

    /** So many are told. */
    public static final int MOST_ERRORS = 1000;

    /** Where it stands. */
    public enum Status {
        RUNNING,
        DONE,
        /** The file could not be read to its end, or whoever read it is gone. */
        FAILED
    }

    /** As it stands now. */
    ImportReport at(Tally now) {
        return new ImportReport(
                id,
                number,
                status,
                failure,
                preview,
                actor,
                now,
                ignoredColumns,
                errors,
                startedAt,
                updatedAt,
                finishedAt);
    }
}
