package org.molaris.clinic.rest.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.clinic.integration.DeliveryDetails;
import org.molaris.clinic.integration.DeliveryStatus;
import org.molaris.clinic.integration.WebhookEvent;

/** One event that goes, or went, to a webhook. */
record WebhookDeliveryView(
        UUID id,
        long number,

        @Schema(description = "What it tells of; its id is the webhook-id of every attempt")
        WebhookEvent event,

        DeliveryStatus status,
        int attempts,
        @Schema(nullable = true) Instant lastAttemptAt,

        @Schema(nullable = true, description = "The status of the last answer. Null: there was none.")
        Integer responseStatus,

        @Schema(
                nullable = true,
                description = "Why the last attempt was none: not_taken (not answered by 2xx), gone (410), timed_out,"
                        + " not_connected, not_secure, unknown_host, address_not_public, broken_off. Null: it was taken, or is"
                        + " still to be made.")
        String failure,

        Instant createdAt,
        @Schema(nullable = true) Instant deliveredAt) {

    static WebhookDeliveryView of(DeliveryDetails delivery) {
        return new WebhookDeliveryView(
                delivery.id(),
                delivery.number(),
                delivery.event(),
                delivery.status(),
                delivery.attempts(),
                delivery.lastAttemptAt(),
                delivery.responseStatus(),
                delivery.failure(),
                delivery.createdAt(),
                delivery.deliveredAt());
    }
}
