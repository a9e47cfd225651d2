package org.molaris.payment.reminder;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.molaris.data.JobClaims;
import org.molaris.data.SqlFailure;
import org.molaris.payment.reminder.PlatformClinics.Clinic;

/**
 * Looks each minute for what has fallen due in any clinic and does it, one clinic after the other. What is claimed is
 * never done again, here or by another replica; what failed is not claimed, and the next round does it.
 */
@ApplicationScoped
class Rounds {

    private final PlatformClinics clinics;
    private final JobClaims claims;
    private final NightlyStatus status;
    private final DueReminders reminders;
    private final Clock clock;

    /** What nobody need be asked for again; the claims themselves are in the database. */
    private final Set<Claim> done = ConcurrentHashMap.newKeySet();

    Rounds(PlatformClinics clinics, JobClaims claims, NightlyStatus status, DueReminders reminders, Clock clock) {
        this.clinics = clinics;
        this.claims = claims;
        this.status = status;
        this.reminders = reminders;
        this.clock = clock;
    }

    private record Claim(UUID clinicId, String job, String period) {}

    private record Duty(String job, String period, Supplier<Uni<Void>> work) {}

    private record Task(Claim claim, Supplier<Uni<Void>> work) {}

    @Scheduled(
            identity = "rounds",
            every = "1m",
            delayed = "{molaris.payment.first-round-after}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> everyMinute() {
        return clinics.all()
                .flatMap(all -> go(all, clock.instant()))
                .onFailure(SqlFailure::mayPass)
                .recoverWithUni(e -> {
                    Log.warnf("No round was made: %s", e.toString());
                    return Uni.createFrom().voidItem();
                });
    }

    Uni<Void> go(List<Clinic> all, Instant now) {
        var due = due(all, now);
        done.retainAll(due.stream().map(Task::claim).collect(Collectors.toSet()));
        return Multi.createFrom()
                .iterable(due)
                .filter(task -> !done.contains(task.claim()))
                .onItem()
                .transformToUniAndConcatenate(this::once)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Another clinic's turn comes even if this one fails. */
    private Uni<Void> once(Task task) {
        var claim = task.claim();
        return claims.once(claim.clinicId(), claim.job(), claim.period(), task.work())
                .invoke(claimed -> done.add(claim))
                .replaceWithVoid()
                .onFailure()
                .invoke(e -> Log.warnf(
                        "%s waits for the next round: %s",
                        claim, e.toString().lines().findFirst().orElseThrow()))
                .onFailure()
                .recoverWithNull();
    }

    /** Clinics whose clocks show the same have the same to do, which is found out once for all of them. */
    private List<Task> due(List<Clinic> all, Instant now) {
        return all.stream().collect(Collectors.groupingBy(Clinic::timeZone)).entrySet().stream()
                .flatMap(zone -> duties(zone.getKey(), now).stream()
                        .flatMap(duty -> zone.getValue().stream()
                                .map(clinic ->
                                        new Task(new Claim(clinic.id(), duty.job(), duty.period()), duty.work()))))
                .toList();
    }

    /** The plans first: who is reminded hears of the plan as it stands today. */
    private List<Duty> duties(String timeZone, Instant now) {
        try {
            var zone = ZoneId.of(timeZone);
            var today = now.atZone(zone).toLocalDate();
            var overdue = new Duty("payment-plans-overdue", today.toString(), () -> status.markOverdue(today));
            var toRemind = ReminderSchedule.due(now, zone).stream()
                    .map(reminder -> new Duty("payment-reminders", reminder.period(), () -> reminders.send(reminder)));
            return Stream.concat(Stream.of(overdue), toRemind).toList();
        } catch (DateTimeException e) {
            Log.warnf("There is no time zone %s", timeZone);
            return List.of();
        }
    }
}
