package org.molaris.clinic.agenda;

import java.time.Instant;
import java.util.UUID;

/**
 * A free time of an operator.
 *
 * @param chairId one that is free then; null when none is needed, as is its number
 */
public record Slot(
        Instant startsAt,
        Instant endsAt,
        UUID operatorId,
        UUID chairId,
        OfferedModality modality,
        long operatorNumber,
        Long chairNumber) {}
