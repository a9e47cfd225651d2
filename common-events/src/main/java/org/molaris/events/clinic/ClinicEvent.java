package org.molaris.events.clinic;

import java.util.UUID;
import org.molaris.events.MolarisEvent;
import org.molaris.events.Topic;

/** What happens to a clinic. */
public sealed interface ClinicEvent extends MolarisEvent permits ClinicCreated, ClinicUpdated {

    ClinicState clinic();

    @Override
    default Topic topic() {
        return Topic.CLINICS;
    }

    @Override
    default String aggregate() {
        return "clinic";
    }

    @Override
    default UUID clinicId() {
        return clinic().id();
    }

    @Override
    default UUID subject() {
        return clinic().id();
    }

    @Override
    default long sequence() {
        return clinic().version();
    }
}
