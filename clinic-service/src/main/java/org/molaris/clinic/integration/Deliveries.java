package org.molaris.clinic.integration;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

    private static final String CLAIM = """
            select url, archive, failures, events::text as events from claim_app_delivery($1, $2, $3, $4, $5, $6)""";

    private static final String SETTLE = "select more, paused from settle_app_delivery($1, $2, $3, $4, $5, $6, $7, $8)";

    private final Flush flush;
    private final WebhookRows rows;
    private final WebhooksConfig config;

    Deliveries(Flush flush, WebhookRows rows, WebhooksConfig config) {
        this.flush = flush;
        this.rows = rows;
        this.config = config;
    }

    /** An attempt to tell what waits. */
    record Claimed(UUID webhookId, UUID attempt, String url, long clinic, int failures, List<AppNews> news) {

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
                row.getLong("archive"),
                row.getInteger("failures"),
                rows.news(row.getString("events")));
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
                                .addOffsetDateTime(utc(now.minus(config.pausedAfter()))))
                .map(found -> SqlRows.stream(found)
                        .findFirst()
                        .map(row -> new Settled(row.getBoolean("more"), row.getBoolean("paused")))
                        .orElse(new Settled(false, false)));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
