package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.clinic.WebhooksConfig;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.LowerCaseName;
import org.molaris.data.Statements;

/**
 * A webhook leads elsewhere, is told something else, is paused or goes on. What waits while it is paused is told when it goes on,
 * unless that takes too long; what waits goes to where it leads by then.
 */
@ApplicationScoped
public class ChangeWebhook {

    /** Of an app's own, or of any for an owner. */
    static final String LOCK = "select %s from app_webhook w where w.id = ?1 and %s for no key update"
            .formatted(WebhookRows.WEBHOOK, WebhookRows.ASKED_BY);

    /** An attempt under way is not made twice at once: it says itself when the next is due. */
    private static final String UPDATE = """
            update app_webhook as w
               set url = ?2,
                   events = array(select jsonb_array_elements_text(cast(cast(?3 as text) as jsonb))),
                   status = ?4,
                   pause_reason = cast(?5 as text),
                   failures = case when cast(?6 as boolean) then 0 else failures end,
                   failing_since = case when cast(?6 as boolean) then null else failing_since end,
                   last_failure = case when cast(?6 as boolean) then null else last_failure end,
                   due_at = case when cast(?6 as boolean) and attempt is null then now() else due_at end,
                   version = version + 1,
                   updated_at = cast(?7 as timestamptz)
             where w.id = ?1
            returning %s""".formatted(WebhookRows.WEBHOOK);

    private final WebhookRows rows;
    private final News news;
    private final WebhooksConfig config;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ChangeWebhook(WebhookRows rows, News news, WebhooksConfig config, ClinicTransaction transaction, Clock clock) {
        this.rows = rows;
        this.news = news;
        this.config = config;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What is to be otherwise; the rest stays. */
    public record Change(Optional<String> url, Optional<List<String>> events, Optional<WebhookStatus> status) {}

    /** Fails with {@link IntegrationRefused} when there is no such webhook of the expected version, or nobody may be told there. */
    public Uni<WebhookDetails> handle(Asking asking, UUID id, OptionalLong expected, Change change) {
        if (asking.wording() == Wording.STANDARD) {
            change.events().ifPresent(EventTypes::mustBeKnown);
        }
        change.url().ifPresent(url -> ReceiverUrl.mustBeSafe(url, config.httpsOnly()));
        return transaction.run(() -> Statements.value(String.class, LOCK, id, asking.app(), asking.wordingName())
                .map(text -> rows.expected(text, expected))
                .flatMap(before -> change(before, change)));
    }

    private Uni<WebhookDetails> change(WebhookDetails before, Change change) {
        var url = change.url().orElse(before.url());
        var events =
                change.events().map(named -> named.stream().distinct().toList()).orElse(before.events());
        var status = change.status().orElse(before.status());
        if (url.equals(before.url()) && events.equals(before.events()) && status == before.status()) {
            return Uni.createFrom().item(before);
        }
        boolean afresh = status == WebhookStatus.ACTIVE
                && (before.status() == WebhookStatus.PAUSED || !url.equals(before.url()));
        return Statements.value(
                        String.class,
                        UPDATE,
                        before.id(),
                        url,
                        RegisterWebhook.names(events),
                        LowerCaseName.of(status),
                        reason(before, status),
                        afresh,
                        clock.instant().truncatedTo(ChronoUnit.MICROS))
                .map(rows::webhook)
                .call(changed -> news.ofWebhook(org.molaris.events.Change.UPDATED, changed.id()));
    }

    /** One that is paused already stays so for the reason that it is. */
    private static String reason(WebhookDetails before, WebhookStatus status) {
        if (status == WebhookStatus.ACTIVE) {
            return null;
        }
        return LowerCaseName.of(before.pauseReason() == null ? PauseReason.REQUESTED : before.pauseReason());
    }
}
