package org.molaris.events.app;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A program that has connected itself to a clinic. What it shows on the clinic's screens stays with clinic-service.
 *
 * @param app by what its authorization server or its key calls it
 * @param status {@code success} or {@code failure}, as it said last; null when it has said nothing
 * @param statusSince since when it says so
 * @param uiElements the names of the places on the clinic's screens where it shows something
 */
public record ConnectedAppState(
        UUID id,
        long number,
        UUID clinicId,
        String app,
        String status,
        Instant statusSince,
        List<String> uiElements,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
