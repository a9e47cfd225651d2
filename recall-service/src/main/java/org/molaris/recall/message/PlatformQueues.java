package org.molaris.recall.message;

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

/** Which clinics have messages to see to: the one question that no clinic's own role can answer. */
@ApplicationScoped
class PlatformQueues {

    private static final String DUE = """
            select c.clinic_id from clinic c
             where is_subscribed(c.subscription_status, c.subscription_ends_at, $1)
               and exists (select from message m
                            where m.clinic_id = c.clinic_id and m.status = 'queued' and m.due_at <= $1)""";

    private static final String UNCONFIRMED = """
            select c.clinic_id from clinic c
             where exists (select from message m
                            where m.clinic_id = c.clinic_id and m.status = 'sending' and m.sending_at <= $1)""";

    private final Pool system;

    PlatformQueues(@ReactiveDataSource("system") Pool system) {
        this.system = system;
    }

    /** With messages that are due. */
    Uni<List<UUID>> due(Instant now) {
        return clinics(DUE, now);
    }

    /** With messages that have been on their way since then or longer. */
    Uni<List<UUID>> unconfirmed(Instant since) {
        return clinics(UNCONFIRMED, since);
    }

    private Uni<List<UUID>> clinics(String question, Instant moment) {
        return Uni.createFrom()
                .completionStage(() -> system.preparedQuery(question)
                        .execute(Tuple.of(moment.atOffset(ZoneOffset.UTC)))
                        .toCompletionStage())
                .map(rows -> SqlRows.stream(rows)
                        .map(row -> row.getUUID("clinic_id"))
                        .toList());
    }
}
