package org.molaris.treatment.catalogue;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.data.Where;
import org.molaris.treatment.catalogue.CatalogueRefused.Reason;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads the catalogue, each question in one round trip. */
@ApplicationScoped
public class FindProcedureCodes {

    private static final String COLUMNS = """
            c.id, c.number, c.clinic_id, c.code, c.name, c.price, c.category, c.active, c.version, c.created_at,
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

    private final Flush flush;

    FindProcedureCodes(Flush flush) {
        this.flush = flush;
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

    private static ProcedureDetails details(Row row) {
        return new ProcedureDetails(
                row.getUUID("id"),
                row.getLong("number"),
                row.getUUID("clinic_id"),
                new ProcedureTerms(
                        row.getString("code"),
                        row.getString("name"),
                        row.getBigDecimal("price"),
                        row.getString("category"),
                        row.getBoolean("active")),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    /**
     * Which procedures; null lets every one through.
     *
     * @param search the beginnings of words of the name, or of the code, in any case and with or without accents
     */
    public record Filter(String search, String category, Boolean active) {}
}
