package org.molaris.clinic.setup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;

/**
 * One of the things that a clinic keeps, as it is told to a caller of the same clinic.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param deletedAt null while it is in use; a deleted one is still there for those that name it
 */
public record Kept<T extends Details>(
        UUID id,
        long number,
        UUID clinicId,
        @JsonUnwrapped T details,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
