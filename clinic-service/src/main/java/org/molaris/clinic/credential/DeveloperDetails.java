package org.molaris.clinic.credential;

import java.time.Instant;
import java.util.UUID;

/**
 * A developer as platform administration sees one: everything but the key.
 *
 * @param revokedAt since when the key opens nothing, nor any clinic's key that belongs to it; null while it does
 */
public record DeveloperDetails(
        UUID id,
        long number,
        String name,
        String prefix,
        Instant revokedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
