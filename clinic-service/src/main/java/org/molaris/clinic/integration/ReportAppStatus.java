package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import org.molaris.clinic.integration.IntegrationRefused.Reason;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;

/** An app says how its connection to the clinic stands. */
@ApplicationScoped
public class ReportAppStatus {

    private static final String REPORT = """
            insert into connected_app as known (clinic_id, app, status, status_since, created_at, updated_at)
            select id, $1, $2, $3, $3, $3 from clinic where id = current_clinic()
                on conflict (clinic_id, app) do update
               set status = excluded.status,
                   status_since = case when known.status = excluded.status then known.status_since else excluded.status_since end,
                   updated_at = case when known.status = excluded.status then known.updated_at else excluded.updated_at end
            returning app""";

    private final Flush flush;
    private final Clock clock;

    ReportAppStatus(Flush flush, Clock clock) {
        this.flush = flush;
        this.clock = clock;
    }

    /** The same again changes nothing. Fails with {@link IntegrationRefused} when there is no such clinic. */
    public Uni<Void> handle(String app, AppStatus status) {
        return flush.write(
                        REPORT,
                        Tuple.of(app, LowerCaseName.of(status), clock.instant().atOffset(ZoneOffset.UTC)))
                .invoke(reported -> {
                    if (reported.size() == 0) {
                        throw new IntegrationRefused(Reason.CLINIC_NOT_FOUND);
                    }
                })
                .replaceWithVoid();
    }
}
