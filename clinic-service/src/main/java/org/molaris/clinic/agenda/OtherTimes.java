package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.molaris.clinic.agenda.FindSlots.Slots;

/** Says what else is free for a visit that cannot be had at its time, to who asked for that. */
@ApplicationScoped
class OtherTimes {

    private final VisitOutlooks outlooks;
    private final Alternatives alternatives;

    OtherTimes(VisitOutlooks outlooks, Alternatives alternatives) {
        this.outlooks = outlooks;
        this.alternatives = alternatives;
    }

    /** Fails with the same refusal, which names them. */
    <T> Uni<T> name(AppointmentRefused refused, VisitWish wish) {
        return wish.otherTimes() && refused.isOfTheTime()
                ? outlooks.of(wish)
                        .flatMap(outlook -> free(outlook, wish))
                        .flatMap(free -> Uni.createFrom().failure(refused.offering(free)))
                : Uni.createFrom().failure(refused.offering(Slots.NONE));
    }

    /** Of nobody there is nothing free. */
    private Uni<Slots> free(VisitOutlook outlook, VisitWish wish) {
        return outlook.places().isEmpty()
                ? Uni.createFrom().item(Slots.NONE)
                : alternatives.from(
                        outlook.startsAt(),
                        outlook.minutes(),
                        outlook.operators(),
                        outlook.chairId(),
                        outlook.branchId(),
                        wish.modality(),
                        outlook.appointmentId());
    }
}
