package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.clinic.integration.IntegrationRefused.Reason;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Statements;

/**
 * Somebody has mended a receiver and does not want to wait: the delivery that waits for it is tried again at once. An
 * integrator, who knows by its id what came before, can have one again that has gone, behind what waits.
 */
@ApplicationScoped
public class RetryDelivery {

    private static final String READ =
            "select %s from app_delivery d where d.id = ?1 and d.webhook_id = ?2".formatted(WebhookRows.DELIVERY);

    /** One that is under way is not made twice at once. */
    private static final String RETRY = "update app_webhook set due_at = now() where id = ?1 and attempt is null";

    private static final String REPLAY = "select replay_deliveries(?1, ?2, null, cast(?3 as timestamptz))";

    private final WebhookRows rows;
    private final ClinicTransaction transaction;
    private final Clock clock;

    RetryDelivery(WebhookRows rows, ClinicTransaction transaction, Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Fails with {@link IntegrationRefused} when there is no such delivery, or an app's does not wait. */
    public Uni<DeliveryDetails> handle(Asking asking, UUID webhookId, UUID deliveryId) {
        return transaction.once(
                DeliveryDetails.class,
                () -> Statements.value(String.class, ChangeWebhook.LOCK, webhookId, asking.app(), asking.wordingName())
                        .map(text -> rows.expected(text, OptionalLong.empty()))
                        .flatMap(webhook -> Statements.value(String.class, READ, deliveryId, webhookId)
                                .map(text -> inTheLog(asking, webhook, text)))
                        .call(delivery -> again(webhookId, delivery)));
    }

    private Uni<?> again(UUID webhookId, DeliveryDetails delivery) {
        return delivery.status() == DeliveryStatus.WAITING
                ? Statements.change(RETRY, webhookId)
                : Statements.value(
                        Long.class,
                        REPLAY,
                        webhookId,
                        delivery.id(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private DeliveryDetails inTheLog(Asking asking, WebhookDetails webhook, String text) {
        if (text == null) {
            throw new IntegrationRefused(Reason.DELIVERY_NOT_FOUND);
        }
        var delivery = rows.delivery(text);
        if (delivery.status() != DeliveryStatus.WAITING && asking.wording() == Wording.ALFADOCS) {
            throw new IntegrationRefused(Reason.NOT_WAITING);
        }
        if (webhook.status() == WebhookStatus.PAUSED) {
            throw new IntegrationRefused(Reason.WEBHOOK_PAUSED);
        }
        return delivery;
    }
}
