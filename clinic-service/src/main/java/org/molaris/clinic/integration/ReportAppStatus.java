package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.molaris.clinic.integration.IntegrationRefused.Reason;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.LowerCaseName;
import org.molaris.data.Statements;

/** An app says how its connection to the clinic stands. */
@ApplicationScoped
public class ReportAppStatus {

    /** Whether that is news; null when there is no such clinic. */
    private static final String REPORT = """
            with reported as (
                insert into connected_app as known (clinic_id, app, status, status_since, created_at, updated_at)
                select id, ?1, ?2, cast(?3 as timestamptz), cast(?3 as timestamptz), cast(?3 as timestamptz)
                  from clinic where id = current_clinic()
                    on conflict (clinic_id, app) do update
                   set status = excluded.status, status_since = excluded.status_since, updated_at = excluded.updated_at,
                       version = known.version + 1
                 where known.status is distinct from excluded.status
                returning app)
            select exists (select from reported) from clinic where id = current_clinic()""";

    private final News news;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ReportAppStatus(News news, ClinicTransaction transaction, Clock clock) {
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The same again changes nothing. Fails with {@link IntegrationRefused} when there is no such clinic. */
    public Uni<Void> handle(String app, AppStatus status) {
        return transaction.run(() -> Statements.value(
                        Boolean.class,
                        REPORT,
                        app,
                        LowerCaseName.of(status),
                        clock.instant().truncatedTo(ChronoUnit.MICROS))
                .onItem()
                .ifNull()
                .failWith(() -> new IntegrationRefused(Reason.CLINIC_NOT_FOUND))
                .flatMap(isNews -> isNews ? news.ofApp(app) : Uni.createFrom().voidItem()));
    }
}
