package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.data.Statements;

/** An integrator wants to see whether its receiver works: an event that is none goes the way of all others. */
@ApplicationScoped
public class TryWebhook {

    private static final String QUEUE = """
            insert into app_event (clinic_id, webhook_id, event_id, event, payload)
            values (current_clinic(), ?1, ?2, ?3,
                    webhook_payload(?2, ?3, cast(?4 as timestamptz), ?1, 0, cast('{}' as jsonb)))""";

    private static final String DUE = """
            update app_webhook set due_at = cast(?2 as timestamptz) where id = ?1 and due_at is null""";

    private final WebhookRows rows;
    private final ClinicTransaction transaction;
    private final Clock clock;

    TryWebhook(WebhookRows rows, ClinicTransaction transaction, Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The event that was queued. */
    public record Queued(UUID eventId) {}

    /** Fails with {@link IntegrationRefused} when there is no such webhook, or it is paused. */
    public Uni<Queued> handle(UUID webhookId) {
        var asking = Asking.ofIntegrator();
        var eventId = Ids.next();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transaction.once(
                Queued.class,
                () -> Statements.value(String.class, ChangeWebhook.LOCK, webhookId, asking.app(), asking.wordingName())
                        .map(rows::active)
                        .chain(() -> Statements.change(QUEUE, webhookId, eventId, EventTypes.TRIAL, now))
                        .chain(() -> Statements.change(DUE, webhookId, now))
                        .replaceWith(new Queued(eventId)));
    }
}
