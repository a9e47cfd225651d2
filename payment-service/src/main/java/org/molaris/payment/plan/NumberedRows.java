package org.molaris.payment.plan;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.molaris.data.SqlRows;
import org.molaris.web.Paging;

/** Reads lists in the order of their numbers: each row has the clinic's {@code time_zone} and {@code read_at} beside a thing. */
final class NumberedRows {

    private NumberedRows() {}

    /**
     * The list; there is one row of the clinic alone when there is nothing.
     *
     * @param column null in that row
     */
    static <T> Listed<T> list(RowSet<Row> rows, String column, Function<Row, T> thing) {
        if (rows.size() == 0) {
            return new Listed<>(ZoneOffset.UTC, Instant.EPOCH, List.of());
        }
        var first = rows.iterator().next();
        return new Listed<>(
                ZoneId.of(first.getString("time_zone")),
                SqlRows.instant(first, "read_at").minus(Paging.LONGEST_TRANSACTION),
                SqlRows.stream(rows)
                        .filter(row -> row.getValue(column) != null)
                        .map(thing)
                        .toList());
    }
}
