package org.molaris.clinic.credential;

import java.time.Instant;
import java.util.UUID;

/**
 * A key as its clinic's owners see it: everything but the key.
 *
 * @param scope what takes away from what the role allows, with a space between; null when nothing does
 * @param developerId whose key has to come with it; null of a key that opens by itself
 * @param lastUsedAt to the minute; null when it never was
 * @param revokedAt since when it opens nothing; null while it does
 */
public record ApiKeyDetails(
        UUID id,
        long number,
        UUID clinicId,
        String name,
        ApiKeyRole role,
        String scope,
        UUID developerId,
        String prefix,
        Instant lastUsedAt,
        Instant revokedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
