package org.molaris.clinic.rest.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.clinic.integration.PauseReason;
import org.molaris.clinic.integration.WebhookDetails;
import org.molaris.clinic.integration.WebhookStatus;

/** Where an integrator is told of what happens. */
record WebhookView(
        UUID id,
        long number,
        String url,
        List<String> eventTypes,
        WebhookStatus status,

        @Schema(
                nullable = true,
                description = "Why nothing is sent: somebody asked for it, or nothing was taken for a day.")
        PauseReason pauseReason,

        @Schema(nullable = true, description = "Since when nothing was taken there. Null: the last was.")
        Instant failingSince,

        @Schema(nullable = true, description = "Why the last attempt was none. Null: it was taken.")
        String lastFailure,

        @Schema(
                nullable = true,
                description = "Since when the oldest waits that is still to be told. Null: nothing does.")
        Instant waitingSince,

        @Schema(description = "How many events were given up because they could not be told for too long")
        long missedEvents,

        @Schema(
                nullable = true,
                description =
                        "Until when deliveries are signed under the secret before this one, too. Null: there was none.")
        Instant previousSecretValidUntil,

        Instant createdAt,
        Instant updatedAt) {

    static WebhookView of(WebhookDetails webhook) {
        return new WebhookView(
                webhook.id(),
                webhook.number(),
                webhook.url(),
                webhook.events(),
                webhook.status(),
                webhook.pauseReason(),
                webhook.failingSince(),
                webhook.lastFailure(),
                webhook.waitingSince(),
                webhook.missedEvents(),
                webhook.previousSecretValidUntil(),
                webhook.createdAt(),
                webhook.updatedAt());
    }

    /** Without the URL, which may have a secret in it. */
    @Override
    public String toString() {
        return "WebhookView[" + id + "]";
    }
}
