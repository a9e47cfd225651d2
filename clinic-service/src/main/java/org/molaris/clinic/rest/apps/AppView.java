package org.molaris.clinic.rest.apps;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.clinic.integration.AppDetails;
import org.molaris.clinic.integration.AppStatus;
import org.molaris.clinic.integration.UiElement;

/** An app that has connected itself. */
record AppView(
        @Schema(description = "The id of the app's client at the authorization server, or of its API key")
        String app,

        long number,

        @Schema(nullable = true, description = "The name of its API key. Null: it has none.")
        String name,

        @Schema(nullable = true, description = "What it says of its connection. Null: nothing yet.")
        AppStatus status,

        @Schema(nullable = true) Instant statusSince,
        List<UiElement> uiElements,
        Instant createdAt,
        Instant updatedAt) {

    static AppView of(AppDetails app) {
        return new AppView(
                app.app(),
                app.number(),
                app.name(),
                app.status(),
                app.statusSince(),
                app.uiElements(),
                app.createdAt(),
                app.updatedAt());
    }
}
