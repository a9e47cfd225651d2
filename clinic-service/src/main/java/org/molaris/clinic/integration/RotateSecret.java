package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.clinic.WebhooksConfig;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.data.Statements;
import org.molaris.events.Change;

/** An integrator's webhook gets another secret. Deliveries are signed under both until the receiver has had time to learn it. */
@ApplicationScoped
public class RotateSecret {

    private static final String UPDATE = """
            update app_webhook as w set version = version + 1, updated_at = cast(?2 as timestamptz)
             where w.id = ?1
            returning %s""".formatted(WebhookRows.WEBHOOK);

    private final WebhookRows rows;
    private final WebhookSecrets secrets;
    private final News news;
    private final WebhooksConfig config;
    private final ClinicTransaction transaction;
    private final Clock clock;

    RotateSecret(
            WebhookRows rows,
            WebhookSecrets secrets,
            News news,
            WebhooksConfig config,
            ClinicTransaction transaction,
            Clock clock) {
        this.rows = rows;
        this.secrets = secrets;
        this.news = news;
        this.config = config;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What was done, by the id of the secret that it left. */
    record Rotation(UUID secretId, WebhookDetails webhook) {}

    /** Fails with {@link IntegrationRefused} when there is no such webhook of the expected version. */
    public Uni<OpenedWebhook> handle(UUID webhookId, OptionalLong expected) {
        var asking = Asking.ofIntegrator();
        var secretId = Ids.next();
        var secret = WebhookSecret.random();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transaction
                .once(
                        Rotation.class,
                        () -> Statements.value(
                                        String.class, ChangeWebhook.LOCK, webhookId, asking.app(), asking.wordingName())
                                .invoke(text -> rows.expected(text, expected))
                                .chain(() -> rotate(webhookId, secretId, secret, now)))
                .map(rotation -> new OpenedWebhook(
                        rotation.webhook(), rotation.secretId().equals(secretId) ? secret.text() : null));
    }

    private Uni<Rotation> rotate(UUID webhookId, UUID secretId, WebhookSecret secret, Instant now) {
        return secrets.rotate(webhookId, secretId, secret, now.plus(config.previousSecretFor()))
                .chain(() -> Statements.value(String.class, UPDATE, webhookId, now))
                .call(() -> news.ofWebhook(Change.UPDATED, webhookId))
                .map(text -> new Rotation(secretId, rows.webhook(text)));
    }
}
