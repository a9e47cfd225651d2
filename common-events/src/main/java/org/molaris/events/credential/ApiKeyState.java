package org.molaris.events.credential;

import java.time.Instant;
import java.util.UUID;

/**
 * A program's way in, as the gateway needs it.
 *
 * @param role what it may do, one of the clinic's roles
 * @param scope what takes away from that, with a space between; null when nothing does
 * @param developerId whose key has to come with it; null of a key that opens by itself
 * @param prefix the part of the key that it is found by
 * @param digest the keyed hash of the whole key, in hexadecimal
 * @param revokedAt since when it opens nothing; null while it does
 */
public record ApiKeyState(
        UUID id,
        long number,
        UUID clinicId,
        String name,
        String role,
        String scope,
        UUID developerId,
        String prefix,
        String digest,
        Instant revokedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
