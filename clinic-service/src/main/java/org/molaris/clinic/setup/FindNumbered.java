package org.molaris.clinic.setup;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.molaris.clinic.setup.SetupRefused.Reason;
import org.molaris.data.Conditions;
import org.molaris.data.Flush;
import org.molaris.data.Flush.Statement;
import org.molaris.data.SqlRows;
import org.molaris.web.Criterion;
import org.molaris.web.Stretch;
import org.molaris.web.Stretch.Span;

/** Reads staff and rooms for callers who know everything by its number, each question in one round trip. */
@ApplicationScoped
public class FindNumbered {

    public static final String SPECIALTY = "specialty";
    public static final String BRANCH = "branch";
    public static final String OPERATOR = "operator";
    public static final String CHAIR = "chair";

    /** What the rows of a kind name, by the table that it is in, with its id. */
    private static final Map<Kind<?>, Map<String, String>> NAMED = Map.of(
            Kind.OPERATOR,
            Map.of(SPECIALTY, "it.specialty_ids[1]"),
            Kind.CHAIR,
            Map.of(BRANCH, "it.branch_id", OPERATOR, "it.operator_id"),
            Kind.BOOKING_REASON,
            Map.of(SPECIALTY, "it.specialty_id"),
            Kind.BLOCK,
            Map.of(
                    BRANCH,
                    "coalesce(it.branch_id, (select chair.branch_id from chair where chair.id = it.chair_id))",
                    OPERATOR,
                    "it.operator_id",
                    CHAIR,
                    "it.chair_id"));

    private static final String NUMBER = "select named.number from %s named where named.id = %s";

    private static final String NAME = ", (select %3$s from %1$s named where named.id = %2$s) as %1$s_name";

    private static final String OPERATORS_NAME = "concat_ws(' ', named.first_name, named.last_name)";

    /** Which operators {@code o} do what a row is, or have learnt it. */
    private static final Map<Kind<?>, String> OPERATORS = Map.of(
            Kind.BOOKING_REASON,
            "case when it.operator_ids = '{}' then o.deleted_at is null else o.id = any(it.operator_ids) end",
            Kind.SPECIALTY,
            "o.deleted_at is null and it.id = any(o.specialty_ids)");

    private static final String THEIR_NUMBERS =
            ", array(select o.number from operator o where %s order by o.sequence, o.number) as operators";

    /** In which branches an operator has hours; who has left has none. */
    private static final String THEIR_BRANCHES = """
            , array(select b.number from branch b
                     where b.deleted_at is null and it.deleted_at is null and exists (select from hours_of(it.id, b.id))
                     order by b.number) as branches""";

    private static final String READ = """
            select to_jsonb(it)::text as kept%2$s, c.time_zone, now() as read_at
              from %1$s it
             cross join clinic c
             where\s""";

    private static final String ALL = READ + "($1 or it.deleted_at is null)%3$s order by it.sequence, it.number";

    private static final String ONE = READ + "it.number = $1";

    private static final String LIST = READ + """
                   ($1 or it.deleted_at is null)
               and ($2::timestamp is null or it.updated_at >= earliest($2, c.time_zone))
               and ($3::bigint is null or %3$s)
             order by it.number limit $4 offset $5""";

    /** Whatever is told of a row it can be asked for, too. */
    private static final String STRETCH = """
            select it.*
              from (select it.*, to_jsonb(it)::text as kept%2$s, c.time_zone, now() as read_at
                      from %1$s it
                     cross join clinic c) it
             where\s""";

    private static final String EXISTS = "select 1 from %s where number = $1";

    private final Flush flush;
    private final KeptRows rows;

    FindNumbered(Flush flush, KeptRows rows) {
        this.flush = flush;
        this.rows = rows;
    }

    /** Also when it is deleted. Fails with {@link SetupRefused} when the clinic never had it. */
    public <T extends Details> Uni<Numbered<T>> one(Kind<T> kind, long number) {
        return flush.read(ONE.formatted(kind.name(), named(kind)), Tuple.of(number))
                .map(found -> {
                    if (found.size() == 0) {
                        throw new SetupRefused(Reason.NOT_FOUND, kind);
                    }
                    return read(kind, found.iterator().next());
                });
    }

    /** All of them in the clinic's own order. */
    public <T extends Details> Uni<List<Numbered<T>>> all(Kind<T> kind, boolean deletedToo, Filter... filters) {
        var conditions = new StringBuilder();
        var values = Tuple.of(deletedToo);
        for (var filter : filters) {
            if (filter.value() != null) {
                values.addValue(filter.value());
                conditions.append(" and ").append(filter.condition().formatted(values.size()));
            }
        }
        return flush.read(ALL.formatted(kind.name(), named(kind), conditions), values)
                .map(found -> SqlRows.stream(found).map(row -> read(kind, row)).toList());
    }

    /**
     * A part of them, in the order of their numbers.
     *
     * @param since by the clinic's clock; null for all
     * @param branch of chairs, where they are; null for all
     */
    public <T extends Details> Uni<List<Numbered<T>>> list(
            Kind<T> kind, boolean deletedToo, LocalDateTime since, Long branch, int most, long leftOut) {
        var where = namedBy(kind).containsKey(BRANCH)
                ? "coalesce((" + NUMBER.formatted(BRANCH, namedBy(kind).get(BRANCH)) + "), 0) = $3"
                : "true";
        return flush.read(
                        LIST.formatted(kind.name(), named(kind), where),
                        Tuple.tuple()
                                .addBoolean(deletedToo)
                                .addLocalDateTime(since)
                                .addLong(branch)
                                .addInteger(most)
                                .addLong(leftOut))
                .map(found -> SqlRows.stream(found).map(row -> read(kind, row)).toList());
    }

    /** Those of which all of that is true, deleted ones too, in the order of their numbers. */
    public <T extends Details> Uni<Stretch<Numbered<T>>> stretch(
            Kind<T> kind, List<Criterion<Field>> criteria, Span span) {
        var asked = stretchOf(kind, criteria, span);
        return flush.read(asked.sql(), asked.values()).map(found -> read(kind, found, span));
    }

    /** The same of what belongs to something else. Fails with {@link SetupRefused} when the clinic never had that. */
    public <T extends Details> Uni<Stretch<Numbered<T>>> stretch(
            Kind<?> owner, long number, Kind<T> kind, List<Criterion<Field>> criteria, Span span) {
        return flush.readAll(
                        new Statement(EXISTS.formatted(owner.name()), Tuple.of(number)),
                        stretchOf(kind, criteria, span))
                .map(found -> {
                    if (found.get(0).size() == 0) {
                        throw new SetupRefused(Reason.NOT_FOUND, owner);
                    }
                    return read(kind, found.get(1), span);
                });
    }

    private static Statement stretchOf(Kind<?> kind, List<Criterion<Field>> criteria, Span span) {
        var conditions = new Conditions(Tuple.tuple());
        criteria.forEach(asked -> Field.and(conditions, asked));
        conditions.within("it.number", span);
        return new Statement(
                STRETCH.formatted(kind.name(), named(kind)) + conditions.sql() + Conditions.order("it.number", span),
                conditions.values());
    }

    private <T extends Details> Stretch<Numbered<T>> read(Kind<T> kind, RowSet<Row> found, Span span) {
        return Stretch.of(SqlRows.stream(found).map(row -> read(kind, row)).toList(), span);
    }

    private static Map<String, String> namedBy(Kind<?> kind) {
        return NAMED.getOrDefault(kind, Map.of());
    }

    private static String named(Kind<?> kind) {
        return namedBy(kind).entrySet().stream()
                .map(named -> numberAndName(named.getKey(), named.getValue()))
                .sorted()
                .collect(Collectors.joining("", "", operatorsOf(kind) + (kind == Kind.OPERATOR ? THEIR_BRANCHES : "")));
    }

    private static String numberAndName(String table, String id) {
        return ", (" + NUMBER.formatted(table, id) + ") as " + table + "_number"
                + NAME.formatted(table, id, table.equals(OPERATOR) ? OPERATORS_NAME : "named.name");
    }

    private static String operatorsOf(Kind<?> kind) {
        return OPERATORS.containsKey(kind) ? THEIR_NUMBERS.formatted(OPERATORS.get(kind)) : "";
    }

    private <T extends Details> Numbered<T> read(Kind<T> kind, Row row) {
        var numbers = new HashMap<String, Long>();
        var names = new HashMap<String, String>();
        namedBy(kind).keySet().forEach(field -> {
            var number = row.getLong(field + "_number");
            if (number != null) {
                numbers.put(field, number);
                names.put(field, row.getString(field + "_name"));
            }
        });
        return new Numbered<>(
                rows.row(row.getString("kept")).kept(kind),
                numbers,
                names,
                OPERATORS.containsKey(kind) ? List.of(row.getArrayOfLongs("operators")) : List.of(),
                kind == Kind.OPERATOR ? List.of(row.getArrayOfLongs("branches")) : List.of(),
                ZoneId.of(row.getString("time_zone")),
                SqlRows.instant(row, "read_at"));
    }
}
