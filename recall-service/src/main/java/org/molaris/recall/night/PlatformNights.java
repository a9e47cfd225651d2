package org.molaris.recall.night;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.molaris.data.SqlRows;

/** All clinics that may send, and the nights that are under way: what no clinic's own role can answer. */
@ApplicationScoped
class PlatformNights {

    private static final String CLINICS = """
            select clinic_id, time_zone from clinic
             where is_subscribed(subscription_status, subscription_ends_at, $1)""";

    private static final String UNDER_WAY = """
            select clinic_id, campaign_id, night from campaign_night
             where finished_at is null and night >= $1
             order by night, clinic_id, campaign_id""";

    private final Pool system;

    PlatformNights(@ReactiveDataSource("system") Pool system) {
        this.system = system;
    }

    record Clinic(UUID id, String timeZone) {}

    record UnderWay(UUID clinicId, UUID campaignId, LocalDate night) {}

    /** Those with a subscription that lasts. */
    Uni<List<Clinic>> clinics(Instant now) {
        return Uni.createFrom()
                .completionStage(() -> system.preparedQuery(CLINICS)
                        .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                        .toCompletionStage())
                .map(rows -> SqlRows.stream(rows)
                        .map(row -> new Clinic(row.getUUID("clinic_id"), row.getString("time_zone")))
                        .toList());
    }

    /** Those of the day before too: somewhere it still lasts. */
    Uni<List<UnderWay>> underWay(Instant now) {
        var yesterday = now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
        return Uni.createFrom()
                .completionStage(() -> system.preparedQuery(UNDER_WAY)
                        .execute(Tuple.of(yesterday))
                        .toCompletionStage())
                .map(rows -> SqlRows.stream(rows)
                        .map(row -> new UnderWay(
                                row.getUUID("clinic_id"), row.getUUID("campaign_id"), row.getLocalDate("night")))
                        .toList());
    }
}
