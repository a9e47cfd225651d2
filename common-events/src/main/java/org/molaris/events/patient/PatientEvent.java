package org.molaris.events.patient;

import java.util.UUID;
import org.molaris.events.MolarisEvent;
import org.molaris.events.Topic;

/** What happens to a patient's record. */
public sealed interface PatientEvent extends MolarisEvent
        permits PatientRegistered,
                PatientUpdated,
                PatientArchived,
                PatientOptedOut,
                PatientOptedIn,
                PatientMerged,
                PatientErased {

    PatientState patient();

    @Override
    default Topic topic() {
        return Topic.PATIENTS;
    }

    @Override
    default String aggregate() {
        return "patient";
    }

    @Override
    default UUID clinicId() {
        return patient().clinicId();
    }

    @Override
    default UUID subject() {
        return patient().id();
    }

    @Override
    default long sequence() {
        return patient().version();
    }
}
