package org.molaris.clinic.integration;

import java.time.Instant;
import java.util.List;

/**
 * A program that has connected itself to the clinic.
 *
 * @param app by what its authorization server or its key calls it
 * @param name of the API key that it came with; null of an app without one
 * @param status what it said of its connection last; null when it has said nothing
 * @param statusSince since when it says so
 */
public record AppDetails(
        String app,
        long number,
        String name,
        AppStatus status,
        Instant statusSince,
        List<UiElement> uiElements,
        Instant createdAt,
        Instant updatedAt) {}
