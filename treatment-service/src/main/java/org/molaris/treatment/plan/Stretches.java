package org.molaris.treatment.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.molaris.data.Conditions;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.treatment.plan.TreatmentRefused.Reason;
import org.molaris.web.Stretch;
import org.molaris.web.Stretch.Span;

/** Reads stretches of lists whose rows are those of a view: one round trip, unless a list is of what nobody has told of yet. */
@ApplicationScoped
class Stretches {

    /**
     * The page is found first, and then what belongs to its rows, one by one: offset 0 keeps it from being looked for among all.
     * There is a row even when there is nothing.
     */
    private static final String LIST = """
            with page as materialized (
                select %1$s.id from %2$s where %3$s%4$s)
            select here.known, to_jsonb(v)::text as found
              from (select %5$s as known) here
              left join lateral (
                    select x.* from page cross join lateral (select * from %6$s w where w.id = page.id offset 0) x) v on true
             order by v.number%7$s""";

    private final Flush flush;
    private final ObjectMapper json;

    Stretches(Flush flush, ObjectMapper json) {
        this.flush = flush;
        this.json = json;
    }

    /** Fails with {@link TreatmentRefused} when what the list belongs to is not there. */
    <T> Uni<Stretch<T>> read(Source<T> source, Conditions conditions, Span span, Whole whole) {
        var number = source.row + ".number";
        conditions.within(number, span);
        var sql = LIST.formatted(
                source.row,
                source.tables,
                conditions.sql(),
                Conditions.order(number, span),
                whole.there,
                source.view,
                span.isBackwards() ? " desc" : "");
        return flush.read(sql, conditions.values())
                .flatMap(rows -> isThere(rows)
                        ? Uni.createFrom().item(rows)
                        : whole.bring.get().chain(() -> flush.read(sql, conditions.values())))
                .map(rows -> {
                    if (!isThere(rows)) {
                        throw new TreatmentRefused(whole.otherwise);
                    }
                    return Stretch.of(
                            SqlRows.stream(rows)
                                    .filter(row -> row.getString("found") != null)
                                    .map(row -> read(source.type, row))
                                    .toList(),
                            span);
                });
    }

    private static boolean isThere(RowSet<Row> rows) {
        return rows.iterator().next().getBoolean("known");
    }

    private <T> T read(Class<T> type, Row row) {
        try {
            return json.readValue(row.getString("found"), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Where the rows are found.
     *
     * @param view whose columns are those of the type
     * @param row of those tables: the one that the list is of, with an id and a number
     * @param tables with all that may be asked for: those joined from the left are not looked at unless they are
     */
    record Source<T>(Class<T> type, String view, String row, String tables) {}

    /**
     * What a list belongs to.
     *
     * @param there a condition, on the values of the list
     * @param bring asks its owner for it
     */
    record Whole(String there, Supplier<Uni<Void>> bring, Reason otherwise) {

        /** The clinic. */
        static final Whole CLINIC = new Whole("true", () -> Uni.createFrom().voidItem(), Reason.PLAN_NOT_FOUND);
    }
}
