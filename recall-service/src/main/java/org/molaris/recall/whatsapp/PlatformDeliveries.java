package org.molaris.recall.whatsapp;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.molaris.data.SqlFailure;
import org.molaris.data.SqlRows;
import org.molaris.web.Unavailable;

/** Whose a delivery is, and whose wait to be handled: what no clinic's own role can answer. */
@ApplicationScoped
class PlatformDeliveries {

    private static final String CLINICS =
            "select clinic_id, phone_number_id from clinic where phone_number_id = any ($1)";
    private static final String WAITING = "select distinct clinic_id from webhook_delivery where handled_at is null";
    private static final List<String> FORGET = List.of(
            "delete from webhook_delivery where handled_at < $1",
            "delete from inbound_message where received_at < $1",
            "delete from last_word where heard_at < $1");

    private final Pool system;

    PlatformDeliveries(@ReactiveDataSource("system") Pool system) {
        this.system = system;
    }

    /** The clinics that send from these numbers, each with those that are its own. */
    Uni<Map<UUID, Set<String>>> clinicsOf(Collection<String> senders) {
        return query(CLINICS, Tuple.of(senders.toArray(String[]::new)))
                .map(rows -> SqlRows.stream(rows)
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID("clinic_id"),
                                Collectors.mapping(row -> row.getString("phone_number_id"), Collectors.toSet()))));
    }

    Uni<List<UUID>> waiting() {
        return query(WAITING, Tuple.tuple())
                .map(rows -> SqlRows.stream(rows)
                        .map(row -> row.getUUID("clinic_id"))
                        .toList());
    }

    /** Forgets what was known again until then. */
    Uni<Void> forget(Instant before) {
        return Uni.join()
                .all(FORGET.stream()
                        .map(statement -> query(statement, Tuple.of(before.atOffset(ZoneOffset.UTC))))
                        .toList())
                .andFailFast()
                .replaceWithVoid();
    }

    private Uni<RowSet<Row>> query(String statement, Tuple values) {
        return Uni.createFrom()
                .completionStage(
                        () -> system.preparedQuery(statement).execute(values).toCompletionStage())
                .onFailure(SqlFailure::mayPass)
                .transform(Unavailable::new);
    }
}
