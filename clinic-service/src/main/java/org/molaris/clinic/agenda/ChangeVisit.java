package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;
import org.molaris.clinic.treatment.AskTreatment;
import org.molaris.clinic.treatment.Treatment;

/**
 * Changes a visit for somebody who knows everything by its number. What becomes of its time or its place is looked at as for a
 * new one; what stays needs no leave. The change is of the appointment that was looked at: if it has become another one
 * meanwhile, it is looked again.
 */
@ApplicationScoped
public class ChangeVisit {

    private static final int TRIES = 5;

    private final VisitOutlooks outlooks;
    private final AskTreatment askTreatment;
    private final ChangeAppointment changeAppointment;
    private final OtherTimes otherTimes;

    ChangeVisit(
            VisitOutlooks outlooks,
            AskTreatment askTreatment,
            ChangeAppointment changeAppointment,
            OtherTimes otherTimes) {
        this.outlooks = outlooks;
        this.askTreatment = askTreatment;
        this.changeAppointment = changeAppointment;
        this.otherTimes = otherTimes;
    }

    /** Fails with {@link AppointmentRefused}, which names other times if they are wanted. */
    public Uni<AppointmentDetails> handle(VisitWish wish) {
        return attempt(wish, TRIES)
                .onFailure(AppointmentRefused.class)
                .recoverWithUni(refused -> otherTimes.name(refused, wish));
    }

    private Uni<AppointmentDetails> attempt(VisitWish wish, int left) {
        return outlooks.of(wish)
                .flatMap(outlook -> treatment(wish, outlook)
                        .flatMap(treatment -> changeAppointment
                                .handle(
                                        outlook.appointmentId(),
                                        OptionalLong.of(outlook.version()),
                                        false,
                                        booking -> new VisitChange(booking, wish, outlook).to(treatment))
                                .onFailure(e -> left > 1 && isAnother(e))
                                .recoverWithUni(() -> attempt(wish, left - 1))));
    }

    private static boolean isAnother(Throwable failure) {
        return failure instanceof AppointmentRefused refused && refused.reason() == Reason.STALE;
    }

    /** Nobody has no treatments. */
    private Uni<Optional<UUID>> treatment(VisitWish wish, VisitOutlook outlook) {
        if (wish.treatment() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        var operator = outlook.places().stream().map(VisitPlace::operatorId).findFirst();
        return (outlook.patientId() == null
                        ? Uni.createFrom().<Treatment>nullItem()
                        : askTreatment.of(
                                outlook.patientId(), operator.orElse(null), outlook.branchId(), wish.treatment()))
                .onItem()
                .ifNull()
                .failWith(() -> AppointmentRefused.unknown(Reference.TREATMENT_PLAN))
                .map(treatment -> Optional.of(treatment.id()));
    }
}
