package org.molaris.events.treatment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A procedure in a clinic's catalogue: what it is called and what it usually costs.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param code unique in the clinic, case apart, such as {@code D2391}
 * @param price in the clinic's currency, two decimals; null when it has no usual price
 * @param category such as {@code Restorative}; null for none
 * @param active whether new steps may take it
 */
public record ProcedureCodeState(
        UUID id,
        long number,
        UUID clinicId,
        String code,
        String name,
        BigDecimal price,
        String category,
        boolean active,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
