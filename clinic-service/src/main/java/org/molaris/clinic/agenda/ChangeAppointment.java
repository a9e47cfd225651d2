package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Outbox;
import org.molaris.events.agenda.AppointmentCancelled;
import org.molaris.events.agenda.AppointmentConfirmed;
import org.molaris.events.agenda.AppointmentDone;
import org.molaris.events.agenda.AppointmentEvent;
import org.molaris.events.agenda.AppointmentMissed;
import org.molaris.events.agenda.AppointmentRescheduled;
import org.molaris.events.agenda.AppointmentUpdated;

/** Moves an appointment, says how it stands, or writes something else about it; the others hear of it if that is news. */
@ApplicationScoped
public class ChangeAppointment {

    private final Appointments appointments;
    private final Arrangements arrangements;
    private final Alternatives alternatives;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ChangeAppointment(
            Appointments appointments,
            Arrangements arrangements,
            Alternatives alternatives,
            Outbox outbox,
            ClinicTransaction transaction,
            Clock clock) {
        this.appointments = appointments;
        this.arrangements = arrangements;
        this.alternatives = alternatives;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Makes the change if the appointment still has the expected version, or whatever it has when none is expected.
     *
     * @param force to the past, outside opening hours and where it is blocked, too; never where somebody else is
     */
    public Uni<AppointmentDetails> handle(
            UUID appointmentId, OptionalLong expected, boolean force, UnaryOperator<Booking> change) {
        return transaction
                .run(() -> appointments
                        .forUpdate(appointmentId, expected)
                        .flatMap(appointment -> change(appointment, change.apply(appointment.booking()), force)))
                .onFailure(SlotTaken.class)
                .recoverWithUni(alternatives::name);
    }

    private Uni<AppointmentDetails> change(Appointment appointment, Booking wanted, boolean force) {
        return wanted.equals(appointment.booking())
                ? Uni.createFrom().item(appointment.asDetails())
                : arrangements
                        .of(wanted, appointment.references())
                        .flatMap(arranged -> change(appointment, wanted, arranged, force));
    }

    private Uni<AppointmentDetails> change(
            Appointment appointment, Booking wanted, Arrangement arranged, boolean force) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var before = appointment.asDetails();
        mustBePossible(before, wanted, arranged, force, now);
        return appointment.change(wanted, arranged, now)
                ? appointments.write(appointment).call(changed -> outbox.append(eventOf(before, changed)))
                : Uni.createFrom().item(before);
    }

    /** What stays as it was needs no leave. */
    private static void mustBePossible(
            AppointmentDetails before, Booking wanted, Arrangement arranged, boolean force, Instant now) {
        arranged.mustBeOfThisClinic(wanted);
        if (!before.state().mayBecome(arranged.state())) {
            throw new AppointmentRefused(Reason.IMPOSSIBLE_TRANSITION);
        }
        if (!before.toReschedule()) {
            arranged.mustBeOffToBeRescheduled(wanted);
        }
        if (force) {
            return;
        }
        boolean otherTime = !arranged.startsAt().equals(before.startsAt());
        if (otherTime) {
            arranged.mustNotBePast(wanted, now);
        }
        if (otherTime || !arranged.endsAt().equals(before.endsAt()) || isElsewhere(before, wanted)) {
            arranged.mustBeOpen();
        }
        if (otherTime || arranged.state() != before.state()) {
            arranged.mustHaveItsTime(now);
        }
    }

    private static boolean isElsewhere(AppointmentDetails before, Booking wanted) {
        return !Objects.equals(before.operatorId(), wanted.operatorId())
                || !Objects.equals(before.chairId(), wanted.chairId())
                || !Objects.equals(before.branchId(), wanted.branchId())
                || before.modality() != wanted.modality();
    }

    /** One event tells everything; it is called after the weightiest part of the news. */
    private static AppointmentEvent eventOf(AppointmentDetails before, AppointmentDetails after) {
        var told = after.asState();
        if (before.state() == after.state()) {
            return hasMoved(before, after) ? new AppointmentRescheduled(told) : new AppointmentUpdated(told);
        }
        return switch (after.state()) {
            case CONFIRMED -> new AppointmentConfirmed(told);
            case DONE -> new AppointmentDone(told);
            case ABSENT -> new AppointmentMissed(told);
            case CANCELLED -> new AppointmentCancelled(told);
            case SCHEDULED, WAITING, IN_CARE ->
                hasMoved(before, after) ? new AppointmentRescheduled(told) : new AppointmentUpdated(told);
        };
    }

    private static boolean hasMoved(AppointmentDetails before, AppointmentDetails after) {
        return !before.startsAt().equals(after.startsAt())
                || !before.endsAt().equals(after.endsAt())
                || !Objects.equals(before.operatorId(), after.operatorId())
                || !Objects.equals(before.chairId(), after.chairId());
    }
}
