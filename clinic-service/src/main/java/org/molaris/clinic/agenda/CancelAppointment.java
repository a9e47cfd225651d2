package org.molaris.clinic.agenda;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import java.util.UUID;

/** Calls an appointment off; its time is free. What is called off already stays so. */
@ApplicationScoped
public class CancelAppointment {

    private final ChangeAppointment changeAppointment;

    CancelAppointment(ChangeAppointment changeAppointment) {
        this.changeAppointment = changeAppointment;
    }

    /**
     * Calls it off if it still has the expected version, or whatever it has when none is expected.
     *
     * @param reason null when none is given
     */
    public Uni<AppointmentDetails> handle(UUID appointmentId, OptionalLong expected, String reason) {
        return changeAppointment.handle(appointmentId, expected, false, booking -> booking.cancelled(reason));
    }
}
