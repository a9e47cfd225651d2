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
 * @param vatRate value added tax, in percent, two decimals
 * @param category such as {@code Restorative}; null for none
 * @param active whether new steps may take it
 * @param treatArea where in the mouth it takes place: none, surf, tooth, mouth, quad, sextant, arch or tooth_range; null when
 *     that is not said
 * @param areaAlsoToothRange whether the teeth of a quadrant or an arch are named too
 * @param abbreviation null for none
 * @param hygiene whether a hygienist does it
 */
public record ProcedureCodeState(
        UUID id,
        long number,
        UUID clinicId,
        String code,
        String name,
        BigDecimal price,
        BigDecimal vatRate,
        String category,
        boolean active,
        String treatArea,
        boolean areaAlsoToothRange,
        String abbreviation,
        boolean hygiene,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
