package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;
import org.molaris.clinic.treatment.AskTreatment;
import org.molaris.clinic.treatment.Treatment;
import org.molaris.data.Idempotency;
import org.molaris.web.IdempotencyKey;

/**
 * Gives somebody a visit who says with whom, or for what, where and when, and leaves the rest to the clinic: which operator of
 * the specialty, which chair, in which way patients are seen then, and which treatment it belongs to.
 *
 * <p>Step by step: what was answered under the request's key is answered again. It is looked whether the visit can be had;
 * should that fail nothing is done. The treatment is asked for; should that fail nothing is booked. {@link BookAppointment}
 * books, and looks again: if somebody else was faster, it is looked for another place, and refused when there is none. The
 * treatment stays, and the next visit is for it.
 */
@ApplicationScoped
public class BookVisit {

    /** Whoever is faster takes one of the places, so that there is an end to it anyway. */
    private static final int TRIES = 10;

    private final VisitOutlooks outlooks;
    private final AskTreatment askTreatment;
    private final BookAppointment bookAppointment;
    private final OtherTimes otherTimes;
    private final Idempotency idempotency;
    private final Clock clock;

    BookVisit(
            VisitOutlooks outlooks,
            AskTreatment askTreatment,
            BookAppointment bookAppointment,
            OtherTimes otherTimes,
            Idempotency idempotency,
            Clock clock) {
        this.outlooks = outlooks;
        this.askTreatment = askTreatment;
        this.bookAppointment = bookAppointment;
        this.otherTimes = otherTimes;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Fails with {@link AppointmentRefused}, which names other times if they are wanted. */
    public Uni<AppointmentDetails> handle(VisitWish wish) {
        return before().onItem()
                .ifNull()
                .switchTo(() -> attempt(wish, TRIES)
                        .onFailure(AppointmentRefused.class)
                        .recoverWithUni(
                                refused -> before().onItem().ifNull().switchTo(() -> otherTimes.name(refused, wish))));
    }

    /** What was answered under the same key, if only a moment ago: then it is the visit itself that is in the way. */
    private Uni<AppointmentDetails> before() {
        return IdempotencyKey.current()
                .map(key -> idempotency.recall(key, AppointmentDetails.class))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private Uni<AppointmentDetails> attempt(VisitWish wish, int left) {
        return outlooks.of(wish).flatMap(outlook -> {
            mustNotBePast(outlook);
            var place = outlook.firstFree(wish);
            return treatment(wish, outlook, place)
                    .flatMap(treatment -> bookAppointment
                            .handle(new BookAppointment.Command(
                                    booking(wish, outlook, place, treatment), BookedThrough.API, false))
                            .onFailure(e -> left > 1 && isTaken(e))
                            .recoverWithUni(() -> attempt(wish, left - 1)));
        });
    }

    private void mustNotBePast(VisitOutlook outlook) {
        if (outlook.state().live() && outlook.startsAt().isBefore(clock.instant())) {
            throw new AppointmentRefused(Reason.IN_THE_PAST);
        }
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof AppointmentRefused refused && refused.reason() == Reason.SLOT_TAKEN;
    }

    private Uni<UUID> treatment(VisitWish wish, VisitOutlook outlook, VisitPlace place) {
        return wish.treatment() == null && outlook.withoutTreatment()
                ? Uni.createFrom().nullItem()
                : askTreatment
                        .of(outlook.patientId(), place.operatorId(), outlook.branchId(), wish.treatment())
                        .onItem()
                        .ifNull()
                        .failWith(() -> AppointmentRefused.unknown(Reference.TREATMENT_PLAN))
                        .map(Treatment::id);
    }

    private static Booking booking(VisitWish wish, VisitOutlook outlook, VisitPlace place, UUID treatment) {
        return new Booking(
                outlook.patientId(),
                place.operatorId(),
                null,
                place.chair(wish.modality()),
                outlook.branchId(),
                outlook.specialtyId(),
                null,
                null,
                outlook.state(),
                outlook.stateId(),
                outlook.startsAt(),
                outlook.minutes(),
                false,
                place.modality(wish.modality()),
                null,
                wish.description(),
                treatment,
                null,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                null);
    }
}
