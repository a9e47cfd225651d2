package org.molaris.clinic.integration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where an app is told of what happens.
 *
 * @param app whose it is; null of one that an owner made
 * @param pauseReason null while it is active
 * @param failingSince since when nothing was taken there; null when the last was
 * @param lastFailure what became of the last attempt; null when it was taken
 * @param waitingSince since when the oldest waits that it is still to be told; null when nothing does
 * @param missedEvents how many were given up because they could not be told for too long
 */
public record WebhookDetails(
        UUID id,
        long number,
        String app,
        String url,
        List<AppEvent> events,
        WebhookStatus status,
        PauseReason pauseReason,
        Instant failingSince,
        String lastFailure,
        Instant waitingSince,
        long missedEvents,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** Without the URL, which may have a secret in it. */
    @Override
    public String toString() {
        return "WebhookDetails[" + id + "]";
    }
}
