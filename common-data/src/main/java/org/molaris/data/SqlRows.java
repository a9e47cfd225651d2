package org.molaris.data;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads rows of the PostgreSQL client. */
public final class SqlRows {

    private SqlRows() {}

    public static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    public static List<Row> list(RowSet<Row> rows) {
        return stream(rows).toList();
    }

    /** A moment; null of none. */
    public static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    /**
     * A page of a list. Each row tells {@code read_at} and {@code total} beside a thing, so that there is a row even when
     * there is nothing, whose {@code id} is null.
     *
     * @param number by which the list is in order
     */
    public static <T> Page<T> page(RowSet<Row> rows, Slice slice, Function<Row, T> thing, ToLongFunction<T> number) {
        return page(rows, slice, "id", thing, number);
    }

    /** The same where another column is null when there is nothing. */
    public static <T> Page<T> page(
            RowSet<Row> rows, Slice slice, String column, Function<Row, T> thing, ToLongFunction<T> number) {
        var things = stream(rows)
                .filter(row -> row.getValue(column) != null)
                .map(thing)
                .toList();
        var first = rows.iterator().next();
        return Page.of(things, slice, first.getLong("total"), number, instant(first, "read_at"));
    }
}
