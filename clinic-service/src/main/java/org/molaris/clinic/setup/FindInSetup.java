package org.molaris.clinic.setup;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.molaris.clinic.setup.SetupRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.data.Where;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads what a clinic keeps, of any kind, each question in one round trip. */
@ApplicationScoped
public class FindInSetup {

    private static final String ONE = "select to_jsonb(it)::text as kept from %s it where it.%s = $1";

    private static final String LIST = """
            select now() as read_at, counted.total, listed.kept
              from (select %3$s as total) counted
              left join lateral (
                    select to_jsonb(it)::text as kept from %1$s it
                     where %2$s
                       and it.number < $2
                     order by it.number desc %4$s) listed on true""";

    private final Flush flush;
    private final KeptRows rows;

    FindInSetup(Flush flush, KeptRows rows) {
        this.flush = flush;
        this.rows = rows;
    }

    /** Also when it is deleted. Fails with {@link SetupRefused} when the clinic never had it. */
    public <T extends Details> Uni<Kept<T>> one(Kind<T> kind, UUID id) {
        return row(kind, "id", id).map(row -> row.kept(kind));
    }

    /** The same by the number that integer-keyed dialects know it by. */
    public <T extends Details> Uni<Kept<T>> numbered(Kind<T> kind, long number) {
        return row(kind, "number", number).map(row -> row.kept(kind));
    }

    /** One of a kind as its events tell it. */
    public <S> Uni<S> state(Kind<?> kind, Class<S> state, UUID id) {
        return row(kind, "id", id).map(row -> row.as(state));
    }

    /** The same by its number. */
    public <S> Uni<S> state(Kind<?> kind, Class<S> state, long number) {
        return row(kind, "number", number).map(row -> row.as(state));
    }

    private Uni<KeptRow> row(Kind<?> kind, String column, Object value) {
        return flush.read(ONE.formatted(kind.name(), column), Tuple.of(value)).map(found -> {
            if (found.size() == 0) {
                throw new SetupRefused(Reason.NOT_FOUND, kind);
            }
            return row(found.iterator().next());
        });
    }

    /** Newest first. Who asks for what changed since then hears of what was deleted, too. */
    public <T extends Details> Uni<Page<Kept<T>>> list(
            Kind<T> kind, boolean includeDeleted, Slice slice, Filter... filters) {
        var where = new Where(slice, includeDeleted || slice.since().isPresent() ? "true" : "it.deleted_at is null");
        for (var filter : filters) {
            where.and(filter.condition(), filter.value());
        }
        var changed = Filter.changedSince(slice.updatedSince());
        where.and(changed.condition(), changed.value());
        return flush.read(
                        LIST.formatted(kind.name(), where.conditions(), where.total(kind.name() + " it"), where.page()),
                        where.values())
                .map(found -> SqlRows.page(found, slice, "kept", row -> row(row).kept(kind), Kept::number));
    }

    private KeptRow row(Row row) {
        return rows.row(row.getString("kept"));
    }
}
