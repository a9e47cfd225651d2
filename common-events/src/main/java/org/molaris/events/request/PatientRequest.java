package org.molaris.events.request;

import java.time.Instant;
import java.util.UUID;
import org.molaris.events.MolarisEvent;
import org.molaris.events.Topic;

/** A patient asked for something by message. It is no state: whoever owns what is asked for decides what comes of it. */
public sealed interface PatientRequest extends MolarisEvent
        permits PatientOptOutRequested, PatientOptInRequested, AppointmentConfirmRequested, AppointmentCancelRequested {

    /** Who asked. */
    UUID patientId();

    /** When the patient did. */
    Instant requestedAt();

    /** The message that was answered; null when it was none of ours. */
    UUID messageId();

    @Override
    default Topic topic() {
        return Topic.PATIENT_REQUESTS;
    }

    @Override
    default String aggregate() {
        return "patient-request";
    }

    @Override
    default UUID subject() {
        return patientId();
    }

    /** It is said once and never changes. */
    @Override
    default long sequence() {
        return 0;
    }
}
