package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.molaris.clinic.agenda.FindSlots.Edge;
import org.molaris.clinic.agenda.FindSlots.Query;
import org.molaris.clinic.agenda.FindSlots.Slots;

/** What else could be had by somebody who wanted a time that is taken. To be asked when that transaction is over. */
@ApplicationScoped
class Alternatives {

    private static final int NAMED = 5;
    /** Mostly there is enough in them, and it takes a fraction of the time to look. */
    private static final int FIRST_DAYS = 3;

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

    private Uni<Slots> to(SlotTaken taken) {
        var wanted = taken.wanted();
        return wanted.allDay()
                ? Uni.createFrom().item(Slots.NONE)
                : from(
                        wanted.startsAt(),
                        wanted.durationMinutes(),
                        wanted.operatorId() == null ? Set.of() : Set.of(wanted.operatorId()),
                        wanted.chairId(),
                        wanted.branchId(),
                        wanted.modality(),
                        taken.appointmentId());
    }

    /**
     * The next free times from a moment on, one for each beginning.
     *
     * @param operators any of them; all when there are none
     * @param chair any when null
     * @param modality any when null
     * @param apartFrom the appointment whose own time is free, too; null for none
     */
    Uni<Slots> from(
            Instant wanted,
            Integer minutes,
            Set<UUID> operators,
            UUID chair,
            UUID branch,
            Modality modality,
            UUID apartFrom) {
        var now = clock.instant();
        var from = wanted.isBefore(now) ? now : wanted;
        IntFunction<Uni<Slots>> within = days -> findSlots
                .findFor(
                        apartFrom,
                        new Query(
                                Edge.at(from),
                                Edge.at(from.plus(days, ChronoUnit.DAYS)),
                                minutes,
                                operators,
                                Set.of(),
                                chair,
                                branch,
                                modality,
                                null,
                                false,
                                LOOKED_AT))
                .map(Alternatives::firstOfEachTime);
        return within.apply(FIRST_DAYS)
                .flatMap(free -> free.slots().size() < NAMED
                        ? within.apply(DAYS_AHEAD)
                        : Uni.createFrom().item(free));
    }

    private static Slots firstOfEachTime(Slots free) {
        var times = new HashSet<Instant>();
        return new Slots(
                free.slots().stream()
                        .filter(slot -> times.add(slot.startsAt()))
                        .limit(NAMED)
                        .toList(),
                free.more(),
                free.zone());
    }
}
