package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.molaris.clinic.WebhooksConfig;
import org.molaris.clinic.integration.Receivers.Answer;
import org.molaris.data.Flush;
import org.molaris.data.Ids;
import org.molaris.data.SqlRows;

/** A clinic's deliveries, from being taken in hand to what became of them: each step is one round trip. */
@ApplicationScoped
class Deliveries {

    private static final int EVENTS_AT_MOST = 100;

    /** More than an attempt can take. Whoever dies in between leaves it to others from then on. */
    private static final Duration SURELY_OVER = Duration.ofMinutes(1);

    /** Receivers go by the time that it is, even where the practice's clock is moved to try things out. */
    private static final Clock RECEIVERS_CLOCK = Clock.systemUTC();

    private static final String CLAIM = """
            select c.url, c.archive, c.failures, c.events::text as events, c.events ->> 'id' as event_id,
                   array(select s.secret from webhook_secret s
                          where s.webhook_id = $1 and (s.valid_until is null or s.valid_until > $4)
                          order by s.id desc) as secrets
              from claim_app_delivery($1, $2, $3, $4, $5, $6) c""";

    private static final String SETTLE = "select more, paused from settle_app_delivery($1, $2, $3, $4, $5, $6, $7, $8)";

    private final Flush flush;
    private final WebhookRows rows;
    private final WebhookForm form;
    private final WebhookSecrets secrets;
    private final WebhooksConfig config;

    Deliveries(Flush flush, WebhookRows rows, WebhookForm form, WebhookSecrets secrets, WebhooksConfig config) {
        this.flush = flush;
        this.rows = rows;
        this.form = form;
        this.secrets = secrets;
        this.config = config;
    }

    /** An attempt to tell what waits. */
    record Claimed(UUID webhookId, UUID attempt, String url, int failures, Message message) {

        @Override
        public String toString() {
            return "Claimed[" + webhookId + "]";
        }
    }

    /** What follows from an attempt: whether more waits, and whether the webhook was given up. */
    record Settled(boolean more, boolean paused) {}

    /** Empty when somebody else has it in hand, or nothing waits. */
    Uni<Optional<Claimed>> claim(UUID webhookId, Instant now) {
        var attempt = Ids.next();
        return flush.write(
                        CLAIM,
                        Tuple.of(webhookId, Ids.next(), attempt, utc(now), utc(now.plus(SURELY_OVER)))
                                .addInteger(EVENTS_AT_MOST))
                .map(found -> SqlRows.stream(found).findFirst().map(row -> claimed(webhookId, attempt, row)));
    }

    private Claimed claimed(UUID webhookId, UUID attempt, Row row) {
        return new Claimed(
                webhookId,
                attempt,
                row.getString("url"),
                row.getInteger("failures"),
                row.getString("event_id") == null ? toApp(row) : toIntegrator(webhookId, row));
    }

    private Message toApp(Row row) {
        return Message.ofApp(form.contentType(), form.body(rows.news(row.getString("events")), row.getLong("archive")));
    }

    private Message toIntegrator(UUID webhookId, Row row) {
        var body = row.getString("events");
        var valid = Arrays.stream(row.getArrayOfStrings("secrets"))
                .map(closed -> secrets.open(webhookId, closed))
                .toList();
        return Message.ofEvent(
                WebhookSecret.sign(valid, row.getString("event_id"), RECEIVERS_CLOCK.instant(), body), body);
    }

    /**
     * Writes down what became of an attempt.
     *
     * @param again when to try next, when it was not taken
     */
    Uni<Settled> settle(Claimed claimed, Answer answer, Instant now, Instant again) {
        return flush.write(
                        SETTLE,
                        Tuple.of(claimed.webhookId(), claimed.attempt(), answer.taken())
                                .addInteger(answer.status())
                                .addString(answer.failure())
                                .addOffsetDateTime(utc(now))
                                .addOffsetDateTime(utc(again))
                                .addOffsetDateTime(utc(answer.gone() ? now : now.minus(config.pausedAfter()))))
                .map(found -> SqlRows.stream(found)
                        .findFirst()
                        .map(row -> new Settled(row.getBoolean("more"), row.getBoolean("paused")))
                        .orElse(new Settled(false, false)));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
