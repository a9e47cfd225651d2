package org.molaris.events.request;

import java.time.Instant;
import java.util.UUID;

/** A patient says that they do not come. */
public record AppointmentCancelRequested(
        UUID patientId, UUID clinicId, Instant requestedAt, UUID messageId, UUID appointmentId)
        implements PatientRequest {}
