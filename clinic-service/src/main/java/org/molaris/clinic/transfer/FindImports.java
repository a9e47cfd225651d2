package org.molaris.clinic.transfer;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.clinic.transfer.ImportRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads how imports went, or go. */
@ApplicationScoped
public class FindImports {

    private static final String ONE = "select " + ImportRows.IMPORT + " from import_run r where r.id = $1";

    private static final String LIST = "select now() as read_at, counted.total, " + ImportRows.WITHOUT_ERRORS
            + """

              from (select case when $1 then (select count(*) from import_run where %1$s) end as total) counted
              left join lateral (
                    select * from import_run
                     where %1$s
                       and number < $3
                     order by number desc limit $4 offset $5) r on true""".formatted("($2::timestamptz is null or updated_at >= $2)");

    private final Flush flush;

    FindImports(Flush flush) {
        this.flush = flush;
    }

    /** Fails with {@link ImportRefused} when the clinic has no such import. */
    public Uni<ImportReport> one(UUID id) {
        return flush.read(ONE, Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw new ImportRefused(Reason.IMPORT_NOT_FOUND);
            }
            return ImportRows.report(rows.iterator().next());
        });
    }

    /** The clinic's imports, newest first. */
    public Uni<Page<ImportReport>> list(Slice slice) {
        return flush.read(
                        LIST,
                        Tuple.of(
                                slice.total(),
                                slice.since()
                                        .map(since -> since.atOffset(ZoneOffset.UTC))
                                        .orElse(null),
                                slice.before(),
                                (long) slice.rows(),
                                slice.offset()))
                .map(rows -> SqlRows.page(rows, slice, ImportRows::report, ImportReport::number));
    }
}
