package org.molaris.events.request;

import java.time.Instant;
import java.util.UUID;

/** A patient says that they come. */
public record AppointmentConfirmRequested(
        UUID patientId, UUID clinicId, Instant requestedAt, UUID messageId, UUID appointmentId)
        implements PatientRequest {}
