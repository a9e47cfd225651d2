package org.molaris.clinic.rest.credentials;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.clinic.credential.ApiKeyDetails;
import org.molaris.clinic.credential.ApiKeyRole;

/** An API key, without what makes it one. */
record ApiKeyView(
        UUID id,
        long number,
        String name,
        ApiKeyRole role,

        @Schema(nullable = true, description = "What it may do of what its role allows. Null: all of it.")
        List<String> scopes,

        @Schema(nullable = true, description = "The developer whose key has to come with it. Null: it opens by itself.")
        UUID developerId,

        String prefix,
        Instant createdAt,
        Instant updatedAt,
        Instant lastUsedAt,
        Instant revokedAt) {

    static ApiKeyView of(ApiKeyDetails key) {
        return new ApiKeyView(
                key.id(),
                key.number(),
                key.name(),
                key.role(),
                key.scope() == null ? null : List.of(key.scope().split(" ", -1)),
                key.developerId(),
                key.prefix(),
                key.createdAt(),
                key.updatedAt(),
                key.lastUsedAt(),
                key.revokedAt());
    }
}
