package org.molaris.events.patient;

import java.time.Instant;
import java.util.UUID;

/**
 * A patient, as far as the other services need to know one: how to name and to reach the patient, and whether that is
 * allowed. Anything clinical stays with clinic-service.
 *
 * @param number the integer that integer-keyed dialects know the patient by
 * @param phone E.164; null when none is known
 * @param recallOptedOut the patient wants no recall messages
 * @param archivedAt set when the clinic put the record away
 */
public record PatientState(
        UUID id,
        long number,
        UUID clinicId,
        String firstName,
        String lastName,
        String phone,
        boolean recallOptedOut,
        Instant archivedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
