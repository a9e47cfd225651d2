package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.data.Outbox;
import org.molaris.events.agenda.AppointmentBooked;

/** Gives time to somebody. */
@ApplicationScoped
public class BookAppointment {

    private final Appointments appointments;
    private final Arrangements arrangements;
    private final Alternatives alternatives;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final Clock clock;

    BookAppointment(
            Appointments appointments,
            Arrangements arrangements,
            Alternatives alternatives,
            Outbox outbox,
            ClinicTransaction transaction,
            CurrentClinic clinic,
            Clock clock) {
        this.appointments = appointments;
        this.arrangements = arrangements;
        this.alternatives = alternatives;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link AppointmentRefused}, which names other times when this one is taken. */
    public Uni<AppointmentDetails> handle(Command wanted) {
        return transaction
                .once(
                        AppointmentDetails.class,
                        () -> arrangements.of(wanted.booking(), Set.of()).flatMap(arranged -> book(wanted, arranged)))
                .onFailure(SlotTaken.class)
                .recoverWithUni(alternatives::name);
    }

    private Uni<AppointmentDetails> book(Command wanted, Arrangement arranged) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        arranged.mustBeOfThisClinic(wanted.booking());
        arranged.mustBeOffToBeRescheduled(wanted.booking());
        if (!wanted.force()) {
            arranged.mustNotBePast(wanted.booking(), now);
            arranged.mustBeOpen();
            arranged.mustHaveItsTime(now);
        }
        var booked = new Appointment(Ids.next(), clinic.id(), wanted.booking(), arranged, wanted.through(), now);
        return appointments
                .write(booked)
                .call(appointment -> outbox.append(new AppointmentBooked(appointment.asState())));
    }

    /**
     * Time asked for, in whatever words a dialect heard of it.
     *
     * @param force in the past, outside opening hours and where it is blocked, too; never where somebody else is
     */
    public record Command(Booking booking, BookedThrough through, boolean force) {}
}
