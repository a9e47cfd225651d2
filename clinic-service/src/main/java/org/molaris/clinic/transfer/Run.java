package org.molaris.clinic.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** An import under way. Its batches come one after the other, so its state needs no lock. */
class Run {

    private final ImportReport begun;
    private final Batches batches;
    private final Foreseen foreseen = new Foreseen();
    private final List<RowError> errors = new ArrayList<>();
    private Tally tally = Tally.NONE;
    private UnreadableFile failure;

    Run(ImportReport begun, Batches batches) {
        this.begun = begun;
        this.batches = batches;
    }

    UUID id() {
        return begun.id();
    }

    boolean preview() {
        return begun.preview();
    }

    Batches batches() {
        return batches;
    }

    Tally tally() {
        return tally;
    }

    List<RowError> errors() {
        return errors;
    }

    /** Why the file could not be read to its end; null when it could. */
    UnreadableFile failure() {
        return failure;
    }

    ImportReport report() {
        return begun.at(tally);
    }

    /** The rows that are bad by themselves, and whether there are more to come. */
    void take(Batch batch) {
        failure = batch.failure();
        tally = tally.plusRejected(batch.rejected());
        remember(batch.errors().stream());
    }

    void take(List<Judged> judged) {
        var rows = preview() ? foreseen.after(judged) : judged;
        tally = tally.plus(rows);
        remember(rows.stream()
                .filter(row -> !row.outcome().isAccepted())
                .map(row -> row.error(batches::nameOf))
                .sorted(Comparator.comparingLong(RowError::line)));
    }

    private void remember(Stream<RowError> more) {
        more.limit(ImportReport.MOST_ERRORS + 1L - errors.size()).forEach(errors::add);
    }
}
