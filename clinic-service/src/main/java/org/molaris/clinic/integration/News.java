package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.LowerCaseName;
import org.molaris.data.Statements;
import org.molaris.events.Change;
import org.molaris.web.TraceParent;

/**
 * Leaves what happened to an app or a webhook in the outbox, in the words of {@code V024__apps_are_told_of.sql}. To be called
 * when the rows are written, or before they go.
 */
@ApplicationScoped
class News {

    private static final String APP = "select cast(tell_app(?1, ?2, cast(?3 as text)) as text)";
    private static final String WEBHOOK = "select cast(tell_app_webhook(?1, ?2, ?3, cast(?4 as text)) as text)";

    private final CurrentClinic clinic;

    News(CurrentClinic clinic) {
        this.clinic = clinic;
    }

    Uni<Void> ofApp(String app) {
        return Statements.value(
                        String.class,
                        APP,
                        app,
                        clinic.caller().subject(),
                        TraceParent.current().orElse(null))
                .replaceWithVoid();
    }

    Uni<Void> ofWebhook(Change change, UUID webhookId) {
        return Statements.value(
                        String.class,
                        WEBHOOK,
                        LowerCaseName.of(change),
                        webhookId,
                        clinic.caller().subject(),
                        TraceParent.current().orElse(null))
                .replaceWithVoid();
    }
}
