package org.molaris.gateway;

import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops asking an instance of a service that does not answer, so that nobody waits for it, and finds out that it is back by asking it
 * itself: no request of a user is risked for that. Shared by all event loops; a request that is answered reads one number.
 */
final class Breaker {

    private final String service;
    private final int limit;
    private final long probeMs;
    private final RequestOptions probe;
    private final HttpClient client;
    private final Vertx vertx;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean();
    private volatile Runnable changed = () -> {};
    private volatile boolean forgotten;

    Breaker(String service, RequestOptions address, HttpClient client, Vertx vertx, GatewayConfig.Breaker config) {
        this.service = service;
        this.limit = config.failures();
        this.probeMs = config.probe().toMillis();
        // What it answers there does not matter, and nothing can come of it.
        this.probe = new RequestOptions(address)
                .setMethod(HttpMethod.GET)
                .setURI("/")
                .setConnectTimeout(probeMs);
        this.client = client;
        this.vertx = vertx;
    }

    boolean isOpen() {
        return open.get();
    }

    /** What is done whenever it opens or closes. */
    void whenChanged(Runnable told) {
        changed = told;
    }

    /** Nobody asks here any more. */
    void forget() {
        forgotten = true;
    }

    /** The service has answered, whatever it said. */
    void answered() {
        if (failures.get() != 0) {
            failures.set(0);
        }
        if (open.get()) {
            close();
        }
    }

    /** There was no connection to the service, or no answer in time. */
    void missed() {
        if (failures.incrementAndGet() >= limit && open.compareAndSet(false, true)) {
            Log.warnf("%s does not answer at %s and is not asked there until it does", service, probe.getServer());
            changed.run();
            probeLater();
        }
    }

    private void close() {
        if (open.compareAndSet(true, false)) {
            Log.infof("%s answers again at %s", service, probe.getServer());
            changed.run();
        }
    }

    private void probeLater() {
        vertx.setTimer(probeMs, now -> probe());
    }

    private void probe() {
        if (!open.get() || forgotten) {
            return;
        }
        client.request(probe)
                .compose(request -> answerTo(request.idleTimeout(probeMs)))
                .onSuccess(answer -> answered())
                .onFailure(stillAway -> probeLater());
    }

    private static Future<Void> answerTo(HttpClientRequest request) {
        return request.send()
                .onComplete(answered -> request.reset()) // its body, if any, is of no interest
                .mapEmpty();
    }
}
