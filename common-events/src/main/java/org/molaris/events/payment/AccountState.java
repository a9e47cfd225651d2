package org.molaris.events.payment;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a clinic keeps money: its cash desk, its bank.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param deletedAt since when nothing new goes there; null while it is in use
 */
public record AccountState(
        UUID id,
        long number,
        UUID clinicId,
        String name,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
