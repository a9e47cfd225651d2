package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.molaris.clinic.WebhooksConfig;
import org.molaris.clinic.integration.IntegrationRefused.Reason;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.data.Statements;
import org.molaris.events.Change;

/** An app, or an owner for one, says where it is to be told of what happens from now on. */
@ApplicationScoped
public class RegisterWebhook {

    private static final int WEBHOOKS_AT_MOST = 20;

    /** Nobody else adds one in the meantime. */
    private static final String COUNT = """
            select (select count(*) from app_webhook) from clinic where id = current_clinic() for no key update""";

    private static final String INSERT = """
            insert into app_webhook as w (id, clinic_id, app, wording, url, events, created_at, updated_at)
            values (?1, current_clinic(), cast(?2 as text), ?6, ?3,
                    array(select jsonb_array_elements_text(cast(cast(?4 as text) as jsonb))),
                    cast(?5 as timestamptz), cast(?5 as timestamptz))
            returning %s""".formatted(WebhookRows.WEBHOOK);

    private final WebhookRows rows;
    private final News news;
    private final WebhooksConfig config;
    private final ClinicTransaction transaction;
    private final Clock clock;

    RegisterWebhook(WebhookRows rows, News news, WebhooksConfig config, ClinicTransaction transaction, Clock clock) {
        this.rows = rows;
        this.news = news;
        this.config = config;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Fails with {@link IntegrationRefused} when nobody may be told there, or the clinic has enough. */
    public Uni<WebhookDetails> handle(Asking asking, String url, List<String> events) {
        mustBeSafe(url);
        return transaction.once(WebhookDetails.class, () -> register(Ids.next(), asking, url, events));
    }

    void mustBeSafe(String url) {
        ReceiverUrl.mustBeSafe(url, config.httpsOnly());
    }

    /** Inside the transaction under way. */
    Uni<WebhookDetails> register(UUID id, Asking asking, String url, List<String> events) {
        return count().chain(() -> insert(id, asking, url, events));
    }

    private static Uni<Long> count() {
        return Statements.value(Long.class, COUNT).invoke(count -> {
            if (count == null) {
                throw new IntegrationRefused(Reason.CLINIC_NOT_FOUND);
            }
            if (count >= WEBHOOKS_AT_MOST) {
                throw new IntegrationRefused(Reason.TOO_MANY_WEBHOOKS);
            }
        });
    }

    private Uni<WebhookDetails> insert(UUID id, Asking asking, String url, List<String> events) {
        return Statements.value(
                        String.class,
                        INSERT,
                        id,
                        asking.app(),
                        url,
                        names(events),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        asking.wordingName())
                .map(rows::webhook)
                .call(added -> news.ofWebhook(Change.CREATED, added.id()));
    }

    /** Each once, as a JSON array. */
    static String names(List<String> events) {
        return new JsonArray(events.stream().distinct().toList()).encode();
    }
}
