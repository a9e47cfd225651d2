package org.molaris.gateway.issuer;

import io.micrometer.core.instrument.Counter;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger.Level;

/**
 * The keys that an issuer publishes: fetched every now and then, and when a token names one that is not known, but then
 * once in a while at most, however many tokens do. While the issuer is away, what is known stays.
 */
final class PublishedKeys implements IssuerKeys {

    private final String issuer;
    private final JwksEndpoint endpoint;
    private final long refreshNanos;
    private final long againAfterNanos;
    private final Counter failures;
    private final AtomicReference<Fetch> newest;
    private volatile KeySet known = KeySet.NONE;

    /**
     * The keys of one issuer, of which there are none yet.
     *
     * @param issuer what the log calls it
     * @param againAfter how long an answer, or a failure, stands before the issuer is asked again because of a token
     */
    PublishedKeys(String issuer, JwksEndpoint endpoint, Duration refresh, Duration againAfter, Counter failures) {
        this.issuer = issuer;
        this.endpoint = endpoint;
        this.refreshNanos = refresh.toNanos();
        this.againAfterNanos = againAfter.toNanos();
        this.failures = failures;
        this.newest = new AtomicReference<>(
                new Fetch(System.nanoTime() - againAfterNanos, Future.succeededFuture(KeySet.NONE)));
    }

    /** One request for the keys. */
    private record Fetch(long begun, Future<KeySet> outcome) {

        boolean isOlderThan(long nanos) {
            return outcome.isComplete() && System.nanoTime() - begun >= nanos;
        }
    }

    void keepFresh(Vertx vertx) {
        askedAgain();
        vertx.setPeriodic(Duration.ofNanos(againAfterNanos).toMillis(), tick -> {
            var last = newest.get();
            if (last.isOlderThan(last.outcome().succeeded() ? refreshNanos : againAfterNanos)) {
                askedAgain();
            }
        });
    }

    @Override
    public KeySet known() {
        return known;
    }

    @Override
    public Future<KeySet> askedAgain() {
        var last = newest.get();
        if (!last.isOlderThan(againAfterNanos)) {
            return last.outcome();
        }
        Promise<KeySet> outcome = Promise.promise();
        if (!newest.compareAndSet(last, new Fetch(System.nanoTime(), outcome.future()))) {
            return newest.get().outcome();
        }
        endpoint.fetch()
                .onFailure(failure -> failed(failure, last.outcome().succeeded()))
                .map(this::take)
                .onComplete(outcome);
        return outcome.future();
    }

    /** Never twice at once: the next fetch begins when this one has come to its end. */
    private KeySet take(KeySet fetched) {
        var before = known;
        var now = before.followedBy(fetched);
        known = now;
        before.withdrawWhatIsNotIn(now);
        if (before == KeySet.NONE || !now.hasTheSameAs(before)) {
            Log.logf(
                    now.size() == 0 ? Level.WARN : Level.INFO,
                    "The issuer %s has other keys than before, %d that tokens can be verified with",
                    issuer,
                    now.size());
        }
        return now;
    }

    private void failed(Throwable failure, boolean wasThere) {
        failures.increment();
        if (wasThere) {
            Log.warnf("The keys of the issuer %s cannot be fetched for now: %s", issuer, failure.getMessage());
        }
    }
}
