package org.molaris.events.agenda;

import java.time.Instant;
import java.util.UUID;

/** What operators are good at. */
public record SpecialtyState(
        UUID id,
        long number,
        UUID clinicId,
        String name,
        int sequence,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
