package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.molaris.clinic.agenda.FindSlots.Edge;
import org.molaris.clinic.agenda.FindSlots.Query;
import org.molaris.clinic.agenda.FindSlots.Slots;

/** What else could be had by somebody who wanted a time that is taken. To be asked when that transaction is over. */
@ApplicationScoped
class Alternatives {

    private static final int NAMED = 5;
    private static final int DAYS_AHEAD = 30;

    /** Several operators may be free at one time. */
    private static final int LOOKED_AT = 500;

    private final FindSlots findSlots;
    private final Clock clock;

    Alternatives(FindSlots findSlots, Clock clock) {
        this.findSlots = findSlots;
        this.clock = clock;
    }

    /** Fails with {@link AppointmentRefused}, which names the next free times of the same operator and chair. */
    <T> Uni<T> name(Throwable taken) {
        return name((SlotTaken) taken);
    }

    private <T> Uni<T> name(SlotTaken taken) {
        return to(taken).flatMap(times -> Uni.createFrom().failure(AppointmentRefused.slotTaken(times)));
    }

    private Uni<List<Instant>> to(SlotTaken taken) {
        var wanted = taken.wanted();
        return wanted.allDay()
                ? Uni.createFrom().item(List.of())
                : findSlots.findFor(taken.appointmentId(), queryFor(wanted)).map(Alternatives::times);
    }

    private Query queryFor(Booking wanted) {
        var now = clock.instant();
        var from = wanted.startsAt().isBefore(now) ? now : wanted.startsAt();
        return new Query(
                Edge.at(from),
                Edge.at(from.plus(DAYS_AHEAD, ChronoUnit.DAYS)),
                wanted.durationMinutes(),
                wanted.operatorId() == null ? Set.of() : Set.of(wanted.operatorId()),
                Set.of(),
                wanted.chairId(),
                wanted.branchId(),
                wanted.modality(),
                null,
                false,
                LOOKED_AT);
    }

    private static List<Instant> times(Slots free) {
        return free.slots().stream().map(Slot::startsAt).distinct().limit(NAMED).toList();
    }
}
