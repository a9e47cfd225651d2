package org.molaris.treatment.plan;

import java.time.Instant;
import java.util.UUID;

/**
 * A treatment plan as it is told to a caller.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param acceptedAt since when it is, or was, followed; null when it never was
 */
public record PlanDetails(
        UUID id,
        long number,
        UUID clinicId,
        UUID patientId,
        PlanTerms terms,
        Instant acceptedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
