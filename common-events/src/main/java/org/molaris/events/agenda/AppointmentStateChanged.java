package org.molaris.events.agenda;

import java.util.UUID;
import org.molaris.events.Change;

/** {@code appointment-state-created}, {@code appointment-state-updated} or {@code appointment-state-deleted}. */
public record AppointmentStateChanged(Change change, AppointmentStateName appointmentState) implements KeptInTheAgenda {

    @Override
    public String aggregate() {
        return "appointment-state";
    }

    @Override
    public UUID clinicId() {
        return appointmentState.clinicId();
    }

    @Override
    public UUID subject() {
        return appointmentState.id();
    }

    @Override
    public long sequence() {
        return appointmentState.version();
    }
}
