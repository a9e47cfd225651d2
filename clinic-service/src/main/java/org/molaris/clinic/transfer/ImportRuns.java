package org.molaris.clinic.transfer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Flush;
import org.molaris.data.Ids;

/** Writes down how an import goes, for whoever asks meanwhile or afterwards. */
@ApplicationScoped
class ImportRuns {

    private static final String BEGIN = """
            insert into import_run as r (id, clinic_id, preview, actor)
            values ($1, current_clinic(), $2, $3)
            returning %s""".formatted(ImportRows.IMPORT);

    private static final String PROGRESS = """
            update import_run
               set rows = ?2, created = ?3, updated = ?4, unchanged = ?5, rejected = ?6, archived = ?7, updated_at = now()
             where clinic_id = current_clinic() and id = ?1""";

    private static final String END = """
            update import_run r
               set status = case when $2::text is null then 'done' else 'failed' end, failure = $2, errors = $3::jsonb, updated_at = now(), finished_at = now(),
                   rows = $4, created = $5, updated = $6, unchanged = $7, rejected = $8, archived = $9,
                   ignored_columns = $10::jsonb
             where clinic_id = current_clinic() and id = $1
            returning %s""".formatted(ImportRows.IMPORT);

    /** What was counted with the rows stays: a batch may still be under way. */
    private static final String ABANDON = """
            update import_run
               set status = 'failed', failure = $2, errors = $3::jsonb, updated_at = now(), finished_at = now()
             where clinic_id = current_clinic() and id = $1 and status = 'running'""";

    private final Flush flush;
    private final CurrentClinic clinic;

    ImportRuns(Flush flush, CurrentClinic clinic) {
        this.flush = flush;
        this.clinic = clinic;
    }

    Uni<ImportReport> begin(boolean preview) {
        return flush.write(BEGIN, Tuple.of(Ids.next(), preview, clinic.caller().subject()))
                .map(rows -> ImportRows.report(rows.iterator().next()));
    }

    /** In the transaction of the rows that were counted last. */
    Uni<Void> progress(UUID id, Tally tally) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(PROGRESS)
                        .setParameter(1, id)
                        .setParameter(2, tally.rows())
                        .setParameter(3, tally.created())
                        .setParameter(4, tally.updated())
                        .setParameter(5, tally.unchanged())
                        .setParameter(6, tally.rejected())
                        .setParameter(7, tally.archived())
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> abandon(Run run, String failure) {
        return flush.write(ABANDON, Tuple.of(run.id(), failure, json(run.errors())))
                .replaceWithVoid();
    }

    /** @param failure null when the file was read to its end */
    Uni<ImportReport> end(Run run, String failure) {
        var tally = run.tally();
        return flush.write(
                        END,
                        Tuple.of(run.id(), failure, json(run.errors()))
                                .addLong(tally.rows())
                                .addLong(tally.created())
                                .addLong(tally.updated())
                                .addLong(tally.unchanged())
                                .addLong(tally.rejected())
                                .addLong(tally.archived())
                                .addJsonArray(new JsonArray(run.batches().ignored())))
                .map(rows -> ImportRows.report(rows.iterator().next()));
    }

    private static JsonArray json(List<RowError> errors) {
        return new JsonArray(errors.stream()
                .map(error -> new JsonObject()
                        .put("line", error.line())
                        .put("field", error.field())
                        .put("message", error.message()))
                .toList());
    }
}
