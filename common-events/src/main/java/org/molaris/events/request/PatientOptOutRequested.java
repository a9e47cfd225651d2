package org.molaris.events.request;

import java.time.Instant;
import java.util.UUID;

/** A patient wants no recall messages any more. */
public record PatientOptOutRequested(UUID patientId, UUID clinicId, Instant requestedAt, UUID messageId)
        implements PatientRequest {}
