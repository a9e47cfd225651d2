package org.molaris.events.agenda;

import java.time.Instant;
import java.util.UUID;

/** A colour of the agenda; {@code value} as {@code #rrggbb}. */
public record ColorState(
        UUID id,
        long number,
        UUID clinicId,
        String name,
        String value,
        int sequence,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
