package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;

/**
 * An integrator is told of events from now on. The secret is answered once: a repeat under the same Idempotency-Key is
 * answered without it, and whoever lost the first answer has another made.
 */
@ApplicationScoped
public class OpenWebhook {

    private final RegisterWebhook registerWebhook;
    private final WebhookSecrets secrets;
    private final ClinicTransaction transaction;

    OpenWebhook(RegisterWebhook registerWebhook, WebhookSecrets secrets, ClinicTransaction transaction) {
        this.registerWebhook = registerWebhook;
        this.secrets = secrets;
        this.transaction = transaction;
    }

    /** Fails with {@link IntegrationRefused} when nobody may be told there, or of that, or the clinic has enough. */
    public Uni<OpenedWebhook> handle(String url, List<String> events) {
        EventTypes.mustBeKnown(events);
        registerWebhook.mustBeSafe(url);
        var id = Ids.next();
        var secret = WebhookSecret.random();
        return transaction
                .once(
                        WebhookDetails.class,
                        () -> registerWebhook
                                .register(id, Asking.ofIntegrator(), url, events)
                                .call(() -> secrets.keep(id, Ids.next(), secret)))
                .map(webhook -> new OpenedWebhook(webhook, webhook.id().equals(id) ? secret.text() : null));
    }
}
