package org.molaris.treatment.catalogue;

import java.time.Instant;
import java.util.UUID;

/**
 * A procedure of the catalogue as it is told to a caller.
 *
 * @param number the integer that integer-keyed dialects know it by
 */
public record ProcedureDetails(
        UUID id,
        long number,
        UUID clinicId,
        ProcedureTerms terms,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
