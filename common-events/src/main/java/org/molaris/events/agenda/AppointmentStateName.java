package org.molaris.events.agenda;

import java.time.Instant;
import java.util.UUID;

/** A clinic's own name for where an appointment stands; {@code state} is the native one that it means. */
public record AppointmentStateName(
        UUID id,
        long number,
        UUID clinicId,
        String name,
        String state,
        String color,
        boolean reserved,
        boolean internalUse,
        int sequence,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
