package org.molaris.payment.reminder;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.molaris.data.SqlRows;

/** All clinics and where their clocks are: the one question that no clinic's own role can answer. */
@ApplicationScoped
class PlatformClinics {

    private static final String LIST = "select clinic_id, time_zone from clinic";

    private final Pool system;

    PlatformClinics(@ReactiveDataSource("system") Pool system) {
        this.system = system;
    }

    record Clinic(UUID id, String timeZone) {}

    Uni<List<Clinic>> all() {
        return Uni.createFrom()
                .completionStage(() -> system.preparedQuery(LIST).execute().toCompletionStage())
                .map(rows -> SqlRows.stream(rows)
                        .map(row -> new Clinic(row.getUUID("clinic_id"), row.getString("time_zone")))
                        .toList());
    }
}
