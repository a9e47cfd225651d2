package org.molaris.clinic.rest.credentials;

import java.time.Instant;
import java.util.UUID;
import org.molaris.clinic.credential.DeveloperDetails;

/** A developer, without the key. */
record DeveloperView(
        UUID id, long number, String name, String prefix, Instant createdAt, Instant updatedAt, Instant revokedAt) {

    static DeveloperView of(DeveloperDetails developer) {
        return new DeveloperView(
                developer.id(),
                developer.number(),
                developer.name(),
                developer.prefix(),
                developer.createdAt(),
                developer.updatedAt(),
                developer.revokedAt());
    }
}
