package org.molaris.clinic.credential;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.clinic.credential.DeveloperRefused.Reason;
import org.molaris.data.SqlFailure;
import org.molaris.data.SqlRows;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;
import org.molaris.web.Unavailable;

/** All developers, who are of no clinic: platform administration sees them, and owners choose among them. */
@ApplicationScoped
public class PlatformDevelopers {

    /** Never the digest, which the role may not read either. */
    private static final String DEVELOPER =
            "d.id, d.number, d.name, d.prefix, d.revoked_at, d.version, d.created_at, d.updated_at";

    private static final String ONE = "select " + DEVELOPER + " from developer d where d.id = $1";

    private static final String LIVE = "select from developer where id = $1 and revoked_at is null";

    private static final String MATCHING = """
            ($2 or d.revoked_at is null)
            and ($3::timestamptz is null or d.updated_at >= $3)""";

    private static final String LIST =
            "select now() as read_at, counted.total, " + DEVELOPER + """

              from (select case when $1 then (select count(*) from developer d where %1$s) end as total) counted
              left join lateral (
                    select %2$s from developer d
                     where %1$s
                       and d.number < $4
                     order by d.number desc limit $5 offset $6) d on true""".formatted(MATCHING, DEVELOPER);

    private final Pool system;

    PlatformDevelopers(@ReactiveDataSource("system") Pool system) {
        this.system = system;
    }

    /** Revoked or not. Fails with {@link DeveloperRefused} when there is none. */
    public Uni<DeveloperDetails> one(UUID developerId) {
        return read(ONE, Tuple.of(developerId)).map(rows -> {
            if (rows.size() == 0) {
                throw new DeveloperRefused(Reason.DEVELOPER_NOT_FOUND);
            }
            return developer(rows.iterator().next());
        });
    }

    /** Newest first, with or without those who were revoked. */
    public Uni<Page<DeveloperDetails>> list(boolean includeRevoked, Slice slice) {
        return read(
                        LIST,
                        Tuple.of(slice.total(), includeRevoked)
                                .addOffsetDateTime(slice.since()
                                        .map(since -> since.atOffset(ZoneOffset.UTC))
                                        .orElse(null))
                                .addLong(slice.before())
                                .addLong((long) slice.rows())
                                .addLong(slice.offset()))
                .map(rows -> SqlRows.page(rows, slice, PlatformDevelopers::developer, DeveloperDetails::number));
    }

    /** Fails with {@link DeveloperRefused} when there is no such developer, or no longer. */
    Uni<Void> mustBeLive(UUID developerId) {
        return read(LIVE, Tuple.of(developerId))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw new DeveloperRefused(Reason.UNKNOWN_DEVELOPER);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<RowSet<Row>> read(String statement, Tuple values) {
        return Uni.createFrom()
                .completionStage(
                        () -> system.preparedQuery(statement).execute(values).toCompletionStage())
                .onFailure(SqlFailure::mayPass)
                .transform(Unavailable::new);
    }

    private static DeveloperDetails developer(Row row) {
        return new DeveloperDetails(
                row.getUUID("id"),
                row.getLong("number"),
                row.getString("name"),
                row.getString("prefix"),
                SqlRows.instant(row, "revoked_at"),
                row.getLong("version"),
                SqlRows.instant(row, "created_at"),
                SqlRows.instant(row, "updated_at"));
    }
}
