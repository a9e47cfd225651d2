package org.molaris.events.agenda;

import org.molaris.events.KeptEvent;
import org.molaris.events.Topic;

/** What happens to the people, rooms, hours and words that an agenda is made of. */
public sealed interface KeptInTheAgenda extends KeptEvent
        permits AppointmentStateChanged,
                BlockChanged,
                BookingReasonChanged,
                BranchChanged,
                ChairChanged,
                ColorChanged,
                DefinitionChanged,
                OpeningHoursChanged,
                OperatorChanged,
                SpecialtyChanged {

    @Override
    default Topic topic() {
        return Topic.APPOINTMENTS;
    }
}
