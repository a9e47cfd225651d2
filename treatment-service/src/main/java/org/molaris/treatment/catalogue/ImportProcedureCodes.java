package org.molaris.treatment.catalogue;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Outbox;
import org.molaris.events.Change;
import org.molaris.events.treatment.ProcedureCodeChanged;
import org.molaris.treatment.catalogue.UpsertProcedureCodes.Judged;
import org.molaris.treatment.catalogue.UpsertProcedureCodes.Outcome;

/** Takes a file of procedures into the catalogue, by their codes. Every row stands alone; the same file again changes nothing. */
@ApplicationScoped
public class ImportProcedureCodes {

    private static final List<Judged> NOTHING = List.of();

    private final CatalogueFile file;
    private final ProcedureCodes procedures;
    private final UpsertProcedureCodes upsert;
    private final Outbox outbox;
    private final ClinicTransaction transaction;

    ImportProcedureCodes(
            CatalogueFile file,
            ProcedureCodes procedures,
            UpsertProcedureCodes upsert,
            Outbox outbox,
            ClinicTransaction transaction) {
        this.file = file;
        this.procedures = procedures;
        this.upsert = upsert;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** Fails with {@link UnreadableFile}, and takes nothing in, when it cannot be told what the rows are. */
    public Uni<ImportReport> handle(byte[] content, FileForm form) {
        return read(content, form)
                .flatMap(rows -> transaction.once(
                        ImportReport.class, () -> write(rows.good()).map(judged -> report(rows, judged))));
    }

    /** What would become of the file; nothing is written. */
    public Uni<ImportReport> foresee(byte[] content, FileForm form) {
        return read(content, form)
                .flatMap(rows ->
                        transaction.run(() -> upsert.foresee(rows.good()).map(judged -> report(rows, judged))));
    }

    /** A file is long enough to be read elsewhere than on the event loop; the caller's context carries the clinic. */
    private Uni<Rows> read(byte[] content, FileForm form) {
        return Uni.createFrom()
                .deferred(() -> Uni.createFrom()
                        .item(() -> file.read(content, form))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .emitOn(callersContext()));
    }

    private static Executor callersContext() {
        var context = Vertx.currentContext();
        return task -> context.runOnContext(now -> task.run());
    }

    private Uni<List<Judged>> write(List<CatalogueRow> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().item(NOTHING)
                : procedures.holdAlone().chain(() -> upsert.write(rows)).call(this::tell);
    }

    private Uni<Void> tell(List<Judged> judged) {
        var news = judged.stream()
                .filter(row -> row.outcome() != Outcome.TWICE)
                .map(row -> new ProcedureCodeChanged(
                        row.outcome() == Outcome.CREATED ? Change.CREATED : Change.UPDATED, row.state()))
                .toList();
        return news.isEmpty() ? Uni.createFrom().voidItem() : outbox.append(news);
    }

    private static ImportReport report(Rows rows, List<Judged> judged) {
        var twice = judged.stream()
                .filter(row -> row.outcome() == Outcome.TWICE)
                .map(row -> new RowError(row.line(), Column.CODE.field(), "is the code of line " + row.firstLine()));
        return new ImportReport(
                count(judged, Outcome.CREATED),
                count(judged, Outcome.UPDATED),
                rows.good().size() - judged.size(),
                Stream.concat(rows.errors().stream(), twice)
                        .sorted(Comparator.comparingLong(RowError::line))
                        .toList());
    }

    private static int count(List<Judged> judged, Outcome outcome) {
        return (int) judged.stream().filter(row -> row.outcome() == outcome).count();
    }
}
