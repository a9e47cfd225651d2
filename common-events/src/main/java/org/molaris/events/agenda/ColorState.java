package org.molaris.events.agenda;

import java.time.Instant;
import java.util.UUID;

/**
 * A colour of the agenda.
 *
 * @param value as {@code #rrggbb}
 * @param textColor in which what is written on it can be read, as {@code #rrggbb}
 */
public record ColorState(
        UUID id,
        long number,
        UUID clinicId,
        String name,
        String value,
        String textColor,
        int sequence,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
