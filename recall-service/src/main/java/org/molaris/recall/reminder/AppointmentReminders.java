package org.molaris.recall.reminder;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.auth.Caller;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Flush;
import org.molaris.data.SqlFailure;

/** Looks each minute for appointments that have come close enough to remind of: one statement per clinic. */
@ApplicationScoped
class AppointmentReminders {

    private final PlatformAgendas agendas;
    private final CurrentClinic clinic;
    private final Flush flush;
    private final Clock clock;

    AppointmentReminders(PlatformAgendas agendas, CurrentClinic clinic, Flush flush, Clock clock) {
        this.agendas = agendas;
        this.clinic = clinic;
        this.flush = flush;
        this.clock = clock;
    }

    @Scheduled(
            identity = "appointment-reminders",
            every = "1m",
            delayed = "{molaris.recall.first-round-after}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> everyMinute() {
        return go(clock.instant()).onFailure(SqlFailure::mayPass).recoverWithUni(e -> {
            Log.warnf("Nobody was reminded: %s", e.toString());
            return Uni.createFrom().voidItem();
        });
    }

    Uni<Void> go(Instant now) {
        return agendas.reminding(now)
                .flatMap(clinics -> Multi.createFrom()
                        .iterable(clinics)
                        .onItem()
                        .transformToUniAndConcatenate(one -> queue(one, now))
                        .collect()
                        .last());
    }

    /** Another clinic's turn comes even if this one fails. */
    private Uni<Void> queue(UUID clinicId, Instant now) {
        return clinic.as(
                        Caller.system(clinicId, "appointment-reminders"),
                        () -> flush.write(
                                "select queue_appointment_reminders($1)", Tuple.of(now.atOffset(ZoneOffset.UTC))))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(e -> {
                    Log.warnf("The patients of clinic %s are reminded in the next round: %s", clinicId, e.toString());
                    return Uni.createFrom().voidItem();
                });
    }
}
