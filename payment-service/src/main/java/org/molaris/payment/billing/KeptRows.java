package org.molaris.payment.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.molaris.data.Conditions;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.data.Where;
import org.molaris.payment.billing.TransactionRefused.Reason;
import org.molaris.payment.known.KnownThings;
import org.molaris.web.Criterion;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;
import org.molaris.web.Stretch;
import org.molaris.web.Stretch.Span;

/** Reads what a clinic sets up for its money, each question in one round trip once the clinic is known here. */
@ApplicationScoped
class KeptRows {

    /** Of a table that a class names. */
    private static final String FILTERED = "select to_jsonb(it)::text as kept from %s it where ";

    private static final String ONE = FILTERED + "it.id = $1";
    private static final String NUMBERED = FILTERED + "it.number = $1";

    private static final String ALL =
            "select to_jsonb(it)::text as kept from %s it order by it.deleted_at is not null, it.number";

    private static final String LIST = """
            select now() as read_at, counted.total, listed.kept
              from (select %3$s as total) counted
              left join lateral (
                    select to_jsonb(it)::text as kept from %1$s it
                     where %2$s and it.number < $2
                     order by it.number desc %4$s) listed on true""";

    private final Flush flush;
    private final KnownThings known;
    private final ObjectMapper json;

    KeptRows(Flush flush, KnownThings known, ObjectMapper json) {
        this.flush = flush;
        this.known = known;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** One, deleted or not. */
    <T extends Kept> Uni<T> one(String table, Class<T> type, UUID id, Reason missing) {
        return flush.read(ONE.formatted(table), Tuple.of(id)).map(rows -> only(type, rows, missing));
    }

    /** The same by its number. */
    <T extends Kept> Uni<T> numbered(String table, Class<T> type, long number, Reason missing) {
        return known.bringNumbered(null)
                .chain(() -> flush.read(NUMBERED.formatted(table), Tuple.of(number)))
                .map(rows -> only(type, rows, missing));
    }

    private <T> T only(Class<T> type, RowSet<Row> rows, Reason missing) {
        if (rows.size() == 0) {
            throw new TransactionRefused(missing);
        }
        return of(type, rows.iterator().next());
    }

    /** Those of which all is true, deleted or not, in the order of their numbers. */
    <T extends Kept> Uni<Stretch<T>> list(String table, Class<T> type, List<Criterion<KeptField>> criteria, Span span) {
        var conditions = new Conditions(Tuple.tuple());
        criteria.forEach(asked -> conditions.and(
                switch (asked.field()) {
                    case NUMBER -> "it.number";
                    case NAME -> "it.name";
                    case IN_USE -> "(it.deleted_at is null)";
                },
                asked));
        var statement = FILTERED.formatted(table)
                + conditions.within("it.number", span).sql()
                + Conditions.order("it.number", span);
        return known.bringNumbered(null)
                .chain(() -> flush.read(statement, conditions.values()))
                .map(rows -> Stretch.of(
                        SqlRows.stream(rows).map(row -> of(type, row)).toList(), span));
    }

    /** All of them, those in use first. A clinic has some from the moment it is known. */
    <T extends Kept> Uni<List<T>> all(String table, Class<T> type) {
        return known.bringNumbered(null)
                .chain(() -> flush.read(ALL.formatted(table), Tuple.tuple()))
                .map(rows -> SqlRows.stream(rows).map(row -> of(type, row)).toList());
    }

    <T extends Kept> Uni<Page<T>> list(String table, Class<T> type, boolean includeDeleted, Slice slice) {
        var where = new Where(slice, includeDeleted ? "true" : "it.deleted_at is null")
                .and("it.updated_at >= $%1$d", slice.since().map(Sql::moment).orElse(null));
        return known.bringNumbered(null)
                .chain(() -> flush.read(
                        LIST.formatted(table, where.conditions(), where.total(table + " it"), where.page()),
                        where.values()))
                .map(rows -> SqlRows.page(rows, slice, "kept", row -> of(type, row), Kept::number));
    }

    /** The row's thing; null of a row without one. */
    <T> T of(Class<T> type, Row row) {
        return of(type, row.getString("kept"));
    }

    <T> T of(Class<T> type, String row) {
        try {
            return row == null ? null : json.readValue(row, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
