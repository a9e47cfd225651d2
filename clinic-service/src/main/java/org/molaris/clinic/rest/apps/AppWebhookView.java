package org.molaris.clinic.rest.apps;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.clinic.integration.AppEvent;
import org.molaris.clinic.integration.PauseReason;
import org.molaris.clinic.integration.WebhookDetails;
import org.molaris.clinic.integration.WebhookStatus;

/** Where an app is told of what happens. */
record AppWebhookView(
        UUID id,
        long number,

        @Schema(nullable = true, description = "The app whose it is. Null: an owner made it.")
        String app,

        String url,
        List<AppEvent> events,
        WebhookStatus status,

        @Schema(
                nullable = true,
                description = "Why nothing is sent: somebody asked for it, a day of failures, or a revoked key.")
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

        Instant createdAt,
        Instant updatedAt) {

    static AppWebhookView of(WebhookDetails webhook) {
        return new AppWebhookView(
                webhook.id(),
                webhook.number(),
                webhook.app(),
                webhook.url(),
                webhook.events().stream().map(AppEvent::named).toList(),
                webhook.status(),
                webhook.pauseReason(),
                webhook.failingSince(),
                webhook.lastFailure(),
                webhook.waitingSince(),
                webhook.missedEvents(),
                webhook.createdAt(),
                webhook.updatedAt());
    }

    /** Without the URL, which may have a secret in it. */
    @Override
    public String toString() {
        return "AppWebhookView[" + id + "]";
    }
}
