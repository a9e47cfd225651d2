package org.molaris.events.credential;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who writes programs for clinics, as the gateway needs it.
 *
 * @param prefix the part of the developer's key that it is found by
 * @param digest the keyed hash of the whole key, in hexadecimal
 * @param revokedAt since when it opens nothing; null while it does
 */
public record DeveloperState(
        UUID id,
        long number,
        String name,
        String prefix,
        String digest,
        Instant revokedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
