package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.molaris.clinic.agenda.AppointmentRefused.Reason;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Statements;

/**
 * A patient answers by message whether they come. Who answers late, or of something that reception has gone on with, changes
 * nothing: a message may be read on any day.
 */
@ApplicationScoped
public class AnswerAppointment {

    /** Who is meant, if their record has turned out to be another's. */
    private static final String PATIENT = "select cast(coalesce(merged_into, id) as text) from patient where id = ?1";

    private static final Set<VisitState> OPEN = EnumSet.of(VisitState.SCHEDULED);
    private static final Set<VisitState> EXPECTED = EnumSet.of(VisitState.SCHEDULED, VisitState.CONFIRMED);

    /** What reception reads of why: it is where the answer came from, in every language. */
    private static final String REASON = "WhatsApp";

    private final ChangeAppointment changeAppointment;
    private final ClinicTransaction transaction;
    private final Clock clock;

    AnswerAppointment(ChangeAppointment changeAppointment, ClinicTransaction transaction, Clock clock) {
        this.changeAppointment = changeAppointment;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** They come. Fails with {@link AppointmentRefused} unless the appointment is theirs, ahead, and open still. */
    public Uni<AppointmentDetails> confirm(UUID appointmentId, UUID patientId) {
        return answer(appointmentId, patientId, OPEN, Booking::confirmed);
    }

    /** They do not. Fails with {@link AppointmentRefused} unless the appointment is theirs, ahead, and they are expected. */
    public Uni<AppointmentDetails> cancel(UUID appointmentId, UUID patientId) {
        return answer(appointmentId, patientId, EXPECTED, booking -> booking.cancelled(REASON));
    }

    private Uni<AppointmentDetails> answer(
            UUID appointmentId, UUID patientId, Set<VisitState> from, UnaryOperator<Booking> change) {
        return transaction.run(() -> Statements.value(String.class, PATIENT, patientId)
                .flatMap(patient -> changeAppointment.handle(appointmentId, OptionalLong.empty(), false, booking -> {
                    mustBeTheirs(booking, patient);
                    mustBeAnswerable(booking, from);
                    return change.apply(booking);
                })));
    }

    private static void mustBeTheirs(Booking booking, String patient) {
        if (patient == null || !patient.equals(String.valueOf(booking.patientId()))) {
            throw new AppointmentRefused(Reason.APPOINTMENT_NOT_FOUND);
        }
    }

    private void mustBeAnswerable(Booking booking, Set<VisitState> from) {
        if (!from.contains(booking.state())) {
            throw new AppointmentRefused(Reason.IMPOSSIBLE_TRANSITION);
        }
        if (!booking.startsAt().isAfter(clock.instant())) {
            throw new AppointmentRefused(Reason.IN_THE_PAST);
        }
    }
}
