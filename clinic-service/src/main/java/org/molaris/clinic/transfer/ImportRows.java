package org.molaris.clinic.transfer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import org.molaris.clinic.transfer.ImportReport.Status;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;

/** Reads what the statements of this package select: {@link #IMPORT}. */
final class ImportRows {

    /** The columns of an import {@code r}. One that says nothing for so long has died with its service. */
    static final String IMPORT = """
            r.id, r.number, r.preview, r.actor, r.rows, r.created, r.updated, r.unchanged, r.rejected, r.archived,
            r.ignored_columns, r.errors, r.started_at, r.updated_at, r.finished_at,
            case when r.status = 'running' and r.updated_at < now() - interval '2 minutes' then 'failed' else r.status end
                as status,
            case when r.status = 'running' and r.updated_at < now() - interval '2 minutes'
                 then 'The service stopped in the middle of it' else r.failure end as failure""";

    /** The same for lists. */
    static final String WITHOUT_ERRORS = IMPORT.replace("r.errors", "'[]'::jsonb as errors");

    private ImportRows() {}

    static ImportReport report(Row row) {
        return new ImportReport(
                row.getUUID("id"),
                row.getLong("number"),
                LowerCaseName.named(Status.class, row.getString("status")),
                row.getString("failure"),
                row.getBoolean("preview"),
                row.getString("actor"),
                new Tally(
                        row.getLong("rows"),
                        row.getLong("created"),
                        row.getLong("updated"),
                        row.getLong("unchanged"),
                        row.getLong("rejected"),
                        row.getLong("archived")),
                row.getJsonArray("ignored_columns").stream()
                        .map(String.class::cast)
                        .toList(),
                errors(row.getJsonArray("errors")),
                SqlRows.instant(row, "started_at"),
                SqlRows.instant(row, "updated_at"),
                SqlRows.instant(row, "finished_at"));
    }

    private static List<RowError> errors(JsonArray errors) {
        return errors.stream()
                .map(JsonObject.class::cast)
                .map(error -> new RowError(error.getLong("line"), error.getString("field"), error.getString("message")))
                .toList();
    }
}
