package org.molaris.events.app;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where an app, or an owner, wants to be told of what happens. The path of its URL stays here: there may be a secret in it.
 *
 * @param app whose it is; null of one that an owner made
 * @param host the one that is told
 * @param events what it is told of, in the words of apps
 * @param status {@code active} or {@code paused}
 * @param pauseReason null while it is active
 */
public record AppWebhookState(
        UUID id,
        long number,
        UUID clinicId,
        String app,
        String host,
        List<String> events,
        String status,
        String pauseReason,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
