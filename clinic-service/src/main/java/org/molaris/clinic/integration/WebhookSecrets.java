package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.clinic.practice.SecretBox;
import org.molaris.data.Statements;

/** The secrets of the current clinic's webhooks; open in memory alone. */
@ApplicationScoped
class WebhookSecrets {

    private static final String KEEP = """
            insert into webhook_secret (clinic_id, webhook_id, id, secret) values (current_clinic(), ?1, ?2, ?3)""";

    /** There are two at most. */
    private static final String FORGET = "delete from webhook_secret where webhook_id = ?1 and valid_until is not null";

    private static final String LIMIT = """
            update webhook_secret set valid_until = cast(?2 as timestamptz) where webhook_id = ?1 and valid_until is null""";

    private final SecretBox box;
    private final CurrentClinic clinic;

    WebhookSecrets(SecretBox box, CurrentClinic clinic) {
        this.box = box;
        this.clinic = clinic;
    }

    /** Keeps the newest, inside the transaction under way. */
    Uni<Void> keep(UUID webhookId, UUID id, WebhookSecret secret) {
        return Statements.change(KEEP, webhookId, id, box.close(clinic.id(), name(webhookId), secret.text()))
                .replaceWithVoid();
    }

    /** Keeps another, inside the transaction under way: the one before it is valid until then, those before that no more. */
    Uni<Void> rotate(UUID webhookId, UUID id, WebhookSecret secret, Instant validUntil) {
        return Statements.change(FORGET, webhookId)
                .chain(() -> Statements.change(LIMIT, webhookId, validUntil))
                .chain(() -> keep(webhookId, id, secret));
    }

    /** Fails when it was closed under another key. */
    WebhookSecret open(UUID webhookId, String closed) {
        return box.open(clinic.id(), name(webhookId), closed)
                .map(WebhookSecret::new)
                .orElseThrow(() -> new IllegalStateException(
                        "Its secret was encrypted under another key: it has to be given another"));
    }

    private static String name(UUID webhookId) {
        return "webhook/" + webhookId;
    }
}
