package org.molaris.clinic.integration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where an app, or an integrator, is told of what happens.
 *
 * @param app whose it is; null of one that an owner made
 * @param pauseReason null while it is active
 * @param events in the words that it is told in
 * @param failingSince since when nothing was taken there; null when the last was
 * @param lastFailure what became of the last attempt; null when it was taken
 * @param waitingSince since when the oldest waits that it is still to be told; null when nothing does
 * @param previousSecretValidUntil until when deliveries are signed under the secret before this one, too; null when there was none
 * @param missedEvents how many were given up because they could not be told for too long
 */
public record WebhookDetails(
        UUID id,
        long number,
        String app,
        String url,
        List<String> events,
        WebhookStatus status,
        PauseReason pauseReason,
        Instant failingSince,
        String lastFailure,
        Instant waitingSince,
        Instant previousSecretValidUntil,
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
