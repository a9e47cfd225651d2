package org.molaris.events.request;

import java.time.Instant;
import java.util.UUID;

/** A patient wants recall messages again. */
public record PatientOptInRequested(UUID patientId, UUID clinicId, Instant requestedAt, UUID messageId)
        implements PatientRequest {}
