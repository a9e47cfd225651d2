package org.molaris.recall.reminder;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.molaris.data.SqlRows;

/** Which clinics want their patients to be reminded: what no clinic's own role can answer. */
@ApplicationScoped
class PlatformAgendas {

    private static final String REMINDING = """
            select clinic_id from clinic
             where (remind_day_before or remind_hour_before)
               and is_subscribed(subscription_status, subscription_ends_at, $1)""";

    private final Pool system;

    PlatformAgendas(@ReactiveDataSource("system") Pool system) {
        this.system = system;
    }

    /** Those that pay. */
    Uni<List<UUID>> reminding(Instant now) {
        return Uni.createFrom()
                .completionStage(() -> system.preparedQuery(REMINDING)
                        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                        .toCompletionStage())
                .map(rows -> SqlRows.stream(rows)
                        .map(row -> row.getUUID("clinic_id"))
                        .toList());
    }
}
