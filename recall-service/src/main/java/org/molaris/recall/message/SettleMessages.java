package org.molaris.recall.message;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Flush;
import org.molaris.recall.message.Outcome.Accepted;
import org.molaris.recall.message.Outcome.OptedOut;
import org.molaris.recall.message.Outcome.Refused;
import org.molaris.recall.message.Outcome.RefusedForNow;
import org.molaris.recall.message.Outcome.Unclear;
import org.molaris.web.Unavailable;

/** Writes down what became of messages: each by one statement, which never moves one backwards. */
@ApplicationScoped
class SettleMessages {

    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LATEST_RETRY = Duration.ofSeconds(5);
    private static final int RETRIES = 8;
    private static final int GIVEN_UP_AT_ONCE = 1_000;

    private final Flush flush;
    private final CurrentClinic clinic;
    private final Clock clock;

    SettleMessages(Flush flush, CurrentClinic clinic, Clock clock) {
        this.flush = flush;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Nothing is written of what is unclear: the provider may still tell. */
    Uni<Void> settle(UUID message, Outcome outcome) {
        if (outcome instanceof Accepted accepted) {
            return write("select settle_accepted($1, $2, $3, $4)", message, accepted.providerId(), now(), actor());
        } else if (outcome instanceof RefusedForNow refused) {
            return write(
                    "select settle_refused_for_now($1, $2, $3, make_interval(secs => $4), $5, $6, $7)",
                    message,
                    refused.reason(),
                    refused.code(),
                    (double) refused.pause().toSeconds(),
                    refused.slowDown(),
                    now(),
                    actor());
        } else if (outcome instanceof Refused refused) {
            return write("select settle_refused($1, $2, $3, $4)", message, refused.reason(), refused.code(), actor());
        } else if (outcome instanceof OptedOut optedOut) {
            return write("select settle_opted_out($1, $2, $3, $4)", message, optedOut.code(), now(), actor());
        } else {
            Log.infof("Message %s may have gone or not: %s", message, ((Unclear) outcome).what());
            return Uni.createFrom().voidItem();
        }
    }

    /** It was claimed and has not been handed in. */
    Uni<Void> giveBack(UUID message) {
        return write("select give_back($1)", message);
    }

    /** Fails what has been on its way for too long. */
    Uni<Void> giveUp(Instant since) {
        return write(
                "select give_up_unconfirmed($1, $2, $3)", since.atOffset(ZoneOffset.UTC), GIVEN_UP_AT_ONCE, actor());
    }

    /** What is known now is known nowhere else: an outage is waited for. */
    private Uni<Void> write(String statement, Object... values) {
        return flush.write(statement, Tuple.from(values))
                .onFailure(Unavailable.class)
                .retry()
                .withBackOff(FIRST_RETRY, LATEST_RETRY)
                .atMost(RETRIES)
                .replaceWithVoid();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private String actor() {
        return clinic.caller().subject();
    }
}
