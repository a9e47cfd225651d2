package org.molaris.clinic.integration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What goes, or went, to a webhook in one request.
 *
 * @param events what an app is told; empty for an integrator
 * @param event what an integrator is told of; null for an app
 * @param responseStatus how the last attempt was answered; null when it was not
 * @param failure why the last attempt was none; null when it was taken, or none was made yet
 */
public record DeliveryDetails(
        UUID id,
        long number,
        List<AppNews> events,
        WebhookEvent event,
        DeliveryStatus status,
        int attempts,
        Instant lastAttemptAt,
        Integer responseStatus,
        String failure,
        Instant createdAt,
        Instant deliveredAt) {}
