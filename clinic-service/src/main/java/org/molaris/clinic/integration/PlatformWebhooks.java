package org.molaris.clinic.integration;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.molaris.data.SqlRows;

/** Which webhooks are to be seen to, in all clinics: the questions that no clinic's own role can answer. */
@ApplicationScoped
class PlatformWebhooks {

    private static final String DUE = """
            select clinic_id, id from app_webhook where status = 'active' and due_at <= $1 order by due_at limit 1000""";

    private static final String OLDEST = "select min(queued_at) as queued_at from app_event";

    private static final String FORGET = """
            with queued as (delete from app_event where queued_at < $1 returning clinic_id, webhook_id),
            waiting as (
              update app_delivery set status = 'dropped' where status = 'waiting' and created_at < $1
              returning clinic_id, webhook_id, event_count),
            past as (delete from app_delivery where status <> 'waiting' and created_at < $1),
            lost as (
              select clinic_id, webhook_id, sum(events) as events
                from (select clinic_id, webhook_id, count(*) as events from queued group by clinic_id, webhook_id
                      union all
                      select clinic_id, webhook_id, event_count from waiting) each
               group by clinic_id, webhook_id)
            update app_webhook w
               set missed_events = w.missed_events + lost.events
              from lost
             where w.clinic_id = lost.clinic_id and w.id = lost.webhook_id""";

    private final Pool system;

    PlatformWebhooks(@ReactiveDataSource("system") Pool system) {
        this.system = system;
    }

    /** A webhook of a clinic. */
    record Due(UUID clinicId, UUID webhookId) {}

    /** Those that have something to be told by now, who waits longest first. */
    Uni<List<Due>> due(Instant now) {
        return ask(DUE, Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .map(rows -> SqlRows.stream(rows)
                        .map(row -> new Due(row.getUUID("clinic_id"), row.getUUID("id")))
                        .toList());
    }

    /** Since when the oldest has been queued that is in no delivery yet. */
    Uni<Optional<Instant>> oldest() {
        return ask(OLDEST, Tuple.tuple())
                .map(rows -> Optional.ofNullable(SqlRows.instant(rows.iterator().next(), "queued_at")));
    }

    /** Forgets what was told before then, and gives up what could not be, which is counted. */
    Uni<Void> forget(Instant before) {
        return ask(FORGET, Tuple.of(before.atOffset(ZoneOffset.UTC))).replaceWithVoid();
    }

    private Uni<RowSet<Row>> ask(String statement, Tuple values) {
        return Uni.createFrom()
                .completionStage(
                        () -> system.preparedQuery(statement).execute(values).toCompletionStage());
    }
}
