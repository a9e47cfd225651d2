package org.molaris.treatment.catalogue;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.molaris.data.Conditions;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.data.Where;
import org.molaris.treatment.catalogue.CatalogueRefused.Reason;
import org.molaris.treatment.known.KnownThings;
import org.molaris.web.Criterion;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;
import org.molaris.web.Stretch;
import org.molaris.web.Stretch.Span;

/** Reads the catalogue, each question in one round trip. */
@ApplicationScoped
public class FindProcedureCodes {

    private static final String COLUMNS = """
            c.id, c.number, c.clinic_id, c.code, c.name, c.price, c.vat_rate, c.category, c.active, c.treat_area, c.area_also_tooth_range,
            c.abbreviation, c.hygiene, c.paint_type, c.paint_text, c.diagnostic_codes, c.version, c.created_at,
            c.updated_at""";

    private static final String ONE = "select " + COLUMNS + " from procedure_code c where c.id = $1";

    private static final String LIST = "select now() as read_at, counted.total, " + COLUMNS + """

              from (select %2$s as total) counted
              left join lateral (
                    select * from procedure_code c where %1$s and c.number < $2
                     order by c.number desc %3$s) c on true
             order by c.number desc""";

    /**
     * Every word that was typed begins one of the code or the name; what has no letter or digit finds nothing. No index
     * helps (LIKE is not leakproof): the clinic's rows are compared one by one, and they are thousands at most.
     */
    private static final String SEARCH = """
            (search_form($%1$d) <> '' and c.search_text like all (array(
                select '%% ' || word || '%%' from (select distinct string_to_table(search_form($%1$d), ' ')) typed (word))))""";

    private static final String IN_ORDER = "select here.time_zone, k.number as category_number, " + COLUMNS + """

              from (select (select time_zone from clinic) as time_zone) here
              left join lateral (
                    select * from procedure_code c where %s
                     order by c.number limit %d offset $1) c on true
              left join procedure_category k on k.clinic_id = c.clinic_id and k.name = c.category
             order by c.number""";

    private static final String STRETCH = "select k.number as category_number, " + COLUMNS + """

              from procedure_code c
              left join procedure_category k on k.clinic_id = c.clinic_id and k.name = c.category
             where %s%s""";

    private static final String CATEGORY = "select name from procedure_category where number = $1";

    private final Flush flush;
    private final KnownThings known;

    FindProcedureCodes(Flush flush, KnownThings known) {
        this.flush = flush;
        this.known = known;
    }

    /** The category of that number; null when there is none. */
    public Uni<String> category(long number) {
        return flush.read(CATEGORY, Tuple.of(number))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getString("name"));
    }

    /** Fails with {@link CatalogueRefused} when the clinic has no such procedure. */
    public Uni<ProcedureDetails> one(UUID id) {
        return flush.read(ONE, Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw new CatalogueRefused(Reason.PROCEDURE_NOT_FOUND);
            }
            return details(rows.iterator().next());
        });
    }

    /** The clinic's procedures that the filter lets through, newest first. */
    public Uni<Page<ProcedureDetails>> list(Filter filter, Slice slice) {
        var where = new Where(slice, "true");
        where.and("c.active = $%d", filter.active());
        where.and("c.category = $%d", filter.category());
        where.and(
                "c.updated_at >= $%d",
                slice.since().map(since -> since.atOffset(ZoneOffset.UTC)).orElse(null));
        where.and(SEARCH, filter.search() == null || filter.search().isBlank() ? null : filter.search());
        return flush.read(
                        LIST.formatted(where.conditions(), where.total("procedure_code c"), where.page()),
                        where.values())
                .map(rows -> SqlRows.page(rows, slice, FindProcedureCodes::details, ProcedureDetails::number));
    }

    /** One by its number. Fails with {@link CatalogueRefused} when the clinic has no such procedure. */
    public Uni<Numbered> numbered(long number) {
        return inOrder("c.number = $2", Tuple.of(0L, number), 1).invoke(found -> {
            if (found.procedures().isEmpty()) {
                throw new CatalogueRefused(Reason.PROCEDURE_NOT_FOUND);
            }
        });
    }

    /**
     * Those that are in use, oldest first.
     *
     * @param changedSince by the clinic's clock; null for all
     */
    public Uni<Numbered> inOrder(LocalDateTime changedSince, long offset, int limit) {
        return changedSince == null
                ? inOrder("c.active", Tuple.of(offset), limit)
                : inOrder(
                        "c.active and c.updated_at >= (cast($2 as timestamp) at time zone (select time_zone from clinic))",
                        Tuple.of(offset, changedSince),
                        limit);
    }

    /** Those of which everything holds that is asked for, retired ones too, in the order of their numbers. */
    public Uni<Stretch<InCategory>> stretch(List<Criterion<Field>> asked, Span span) {
        var conditions = new Conditions(Tuple.tuple());
        asked.forEach(each -> conditions.and(expression(each.field()), each));
        conditions.within("c.number", span);
        return flush.read(STRETCH.formatted(conditions.sql(), Conditions.order("c.number", span)), conditions.values())
                .map(rows -> Stretch.of(
                        SqlRows.stream(rows)
                                .map(row -> new InCategory(details(row), row.getLong("category_number")))
                                .toList(),
                        span));
    }

    private static String expression(Field field) {
        return switch (field) {
            case NUMBER -> "c.number";
            case CODE -> "c.code";
            case NAME -> "c.name";
            case PRICE -> "coalesce(c.price, 0)";
            case CATEGORY -> "k.number";
            case CATEGORY_NAME -> "c.category";
            case ACTIVE -> "c.active";
        };
    }

    private Uni<Numbered> inOrder(String conditions, Tuple values, int limit) {
        var statement = IN_ORDER.formatted(conditions, limit);
        return flush.read(statement, values)
                .flatMap(rows -> rows.iterator().next().getString("time_zone") != null
                        ? Uni.createFrom().item(rows)
                        : known.bringNumbered(KnownThings.Numbers.NONE).chain(() -> flush.read(statement, values)))
                .map(rows -> {
                    var zone = rows.iterator().next().getString("time_zone");
                    return new Numbered(
                            SqlRows.stream(rows)
                                    .filter(row -> row.getUUID("id") != null)
                                    .map(row -> new InCategory(details(row), row.getLong("category_number")))
                                    .toList(),
                            ZoneId.of(zone == null ? "UTC" : zone));
                });
    }

    private static ProcedureDetails details(Row row) {
        return new ProcedureDetails(
                row.getUUID("id"),
                row.getLong("number"),
                row.getUUID("clinic_id"),
                new ProcedureTerms(
                        row.getString("code"),
                        row.getString("name"),
                        row.getBigDecimal("price"),
                        row.getBigDecimal("vat_rate"),
                        row.getString("category"),
                        row.getBoolean("active"),
                        new ChartTerms(
                                LowerCaseName.named(TreatArea.class, row.getString("treat_area")),
                                row.getBoolean("area_also_tooth_range"),
                                row.getString("abbreviation"),
                                row.getBoolean("hygiene"),
                                LowerCaseName.named(PaintType.class, row.getString("paint_type")),
                                row.getString("paint_text"),
                                row.getString("diagnostic_codes"))),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    /** What a stretch may be asked for. */
    public enum Field {
        NUMBER,
        CODE,
        NAME,
        /** 0 where it is not said. */
        PRICE,
        /** Its number. */
        CATEGORY,
        CATEGORY_NAME,
        ACTIVE
    }

    /**
     * A procedure of the catalogue, and the number of its category.
     *
     * @param category null when it is of none
     */
    public record InCategory(ProcedureDetails procedure, Long category) {}

    /**
     * What was found.
     *
     * @param zone the clinic's
     */
    public record Numbered(List<InCategory> procedures, ZoneId zone) {}

    /**
     * Which procedures; null lets every one through.
     *
     * @param search the beginnings of words of the name, or of the code, in any case and with or without accents
     */
    public record Filter(String search, String category, Boolean active) {}
}
