package org.molaris.clinic.setup;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.molaris.clinic.setup.SetupRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;

/** Reads staff and rooms for callers who know everything by its number, each question in one round trip. */
@ApplicationScoped
public class FindNumbered {

    public static final String SPECIALTY = "specialty";
    public static final String BRANCH = "branch";
    public static final String OPERATOR = "operator";

    /** What the rows of a kind name, by the field that it is told in. */
    private static final Map<Kind<?>, Map<String, String>> NAMED = Map.of(
            Kind.OPERATOR,
            Map.of(SPECIALTY, "select s.number from specialty s where s.id = it.specialty_ids[1]"),
            Kind.CHAIR,
            Map.of(
                    BRANCH, "select b.number from branch b where b.id = it.branch_id",
                    OPERATOR, "select o.number from operator o where o.id = it.operator_id"),
            Kind.BOOKING_REASON,
            Map.of(SPECIALTY, "select s.number from specialty s where s.id = it.specialty_id"));

    /** Which operators {@code o} do what a row is, or have learnt it. */
    private static final Map<Kind<?>, String> OPERATORS = Map.of(
            Kind.BOOKING_REASON,
            "case when it.operator_ids = '{}' then o.deleted_at is null else o.id = any(it.operator_ids) end",
            Kind.SPECIALTY,
            "o.deleted_at is null and it.id = any(o.specialty_ids)");

    private static final String THEIR_NUMBERS =
            ", array(select o.number from operator o where %s order by o.sequence, o.number) as operators";

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
        var where =
                namedBy(kind).containsKey(BRANCH) ? "coalesce((" + namedBy(kind).get(BRANCH) + "), 0) = $3" : "true";
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

    private static Map<String, String> namedBy(Kind<?> kind) {
        return NAMED.getOrDefault(kind, Map.of());
    }

    private static String named(Kind<?> kind) {
        return namedBy(kind).entrySet().stream()
                .map(named -> ", (%s) as %s_number".formatted(named.getValue(), named.getKey()))
                .sorted()
                .collect(Collectors.joining("", "", operatorsOf(kind)));
    }

    private static String operatorsOf(Kind<?> kind) {
        return OPERATORS.containsKey(kind) ? THEIR_NUMBERS.formatted(OPERATORS.get(kind)) : "";
    }

    private <T extends Details> Numbered<T> read(Kind<T> kind, Row row) {
        var numbers = new HashMap<String, Long>();
        namedBy(kind).keySet().forEach(field -> {
            var number = row.getLong(field + "_number");
            if (number != null) {
                numbers.put(field, number);
            }
        });
        return new Numbered<>(
                rows.row(row.getString("kept")).kept(kind),
                numbers,
                OPERATORS.containsKey(kind) ? List.of(row.getArrayOfLongs("operators")) : List.of(),
                ZoneId.of(row.getString("time_zone")),
                SqlRows.instant(row, "read_at"));
    }
}
