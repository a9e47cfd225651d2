package org.molaris.clinic.practice;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import org.molaris.data.SqlFailure;
import org.molaris.data.SqlRows;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;
import org.molaris.web.Unavailable;

/** All clinics, for platform administration: the one question that no clinic's own role can answer. */
@ApplicationScoped
public class PlatformClinics {

    private static final String LIST = "select now() as read_at, counted.total, " + ClinicRows.CLINIC + """

              from (select case when $1 then (select count(*) from clinic
                                               where ($2::timestamptz is null or updated_at >= $2)) end as total) counted
              left join lateral (
                    select * from clinic
                     where ($2::timestamptz is null or updated_at >= $2)
                       and number < $3
                     order by number desc limit $4 offset $5) c on true""";

    private final Pool system;

    PlatformClinics(@ReactiveDataSource("system") Pool system) {
        this.system = system;
    }

    /** Newest first. */
    public Uni<Page<ClinicDetails>> list(Slice slice) {
        var values = Tuple.tuple()
                .addBoolean(slice.total())
                .addOffsetDateTime(slice.since()
                        .map(since -> since.atOffset(ZoneOffset.UTC))
                        .orElse(null))
                .addLong(slice.before())
                .addLong((long) slice.rows())
                .addLong(slice.offset());
        return Uni.createFrom()
                .completionStage(
                        () -> system.preparedQuery(LIST).execute(values).toCompletionStage())
                .onFailure(SqlFailure::mayPass)
                .transform(Unavailable::new)
                .map(rows -> SqlRows.page(rows, slice, ClinicRows::clinic, ClinicDetails::number));
    }
}
