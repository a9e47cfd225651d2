package org.molaris.clinic.rest.apps;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.clinic.integration.AppNews;
import org.molaris.clinic.integration.DeliveryDetails;
import org.molaris.clinic.integration.DeliveryStatus;

/** What goes, or went, to a webhook in one request. */
record DeliveryView(
        UUID id,
        long number,

        @Schema(description = "What happened, in its order, and the numbers of what it happened to")
        List<AppNews> events,

        DeliveryStatus status,
        int attempts,
        @Schema(nullable = true) Instant lastAttemptAt,

        @Schema(nullable = true, description = "The status of the last answer. Null: there was none.")
        Integer responseStatus,

        @Schema(
                nullable = true,
                description =
                        "Why the last attempt was none: not_taken (not answered by 200), timed_out, not_connected,"
                                + " not_secure, unknown_host, address_not_public, broken_off. Null: it was taken, or is still"
                                + " to be made.")
        String failure,

        Instant createdAt,
        @Schema(nullable = true) Instant deliveredAt) {

    static DeliveryView of(DeliveryDetails delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.number(),
                delivery.events(),
                delivery.status(),
                delivery.attempts(),
                delivery.lastAttemptAt(),
                delivery.responseStatus(),
                delivery.failure(),
                delivery.createdAt(),
                delivery.deliveredAt());
    }
}
