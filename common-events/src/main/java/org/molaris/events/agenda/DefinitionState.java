package org.molaris.events.agenda;

import java.time.Instant;
import java.util.UUID;

/**
 * A word of the clinic's own for something that people choose from a list.
 *
 * @param category what is chosen: {@code treatment_priority}, {@code diagnosis}, {@code recall_status} or {@code
 *     billing_type}
 * @param value what else a program has to know of it; null when nothing
 */
public record DefinitionState(
        UUID id,
        long number,
        UUID clinicId,
        String category,
        String name,
        String value,
        int sequence,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
