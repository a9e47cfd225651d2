package org.molaris.events.agenda;

import java.util.UUID;
import org.molaris.events.MolarisEvent;
import org.molaris.events.Topic;

/** What happens to an appointment. */
public sealed interface AppointmentEvent extends MolarisEvent
        permits AppointmentBooked,
                AppointmentUpdated,
                AppointmentRescheduled,
                AppointmentConfirmed,
                AppointmentDone,
                AppointmentCancelled,
                AppointmentMissed {

    AppointmentState appointment();

    @Override
    default Topic topic() {
        return Topic.APPOINTMENTS;
    }

    @Override
    default String aggregate() {
        return "appointment";
    }

    @Override
    default UUID clinicId() {
        return appointment().clinicId();
    }

    @Override
    default UUID subject() {
        return appointment().id();
    }

    @Override
    default long sequence() {
        return appointment().version();
    }
}
