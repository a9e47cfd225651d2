package org.molaris.gateway;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;

/**
 * One instance of a service, at one address: whether it says of itself that it is ready, and whether it answers at all. An
 * instance that goes says so before it does, so that nothing is on its way to it when it ends.
 */
final class Upstream {

    private static final String READINESS = "/q/health/ready";
    private static final int OK = 200;

    private final RequestOptions address;
    private final RequestOptions readiness;
    private final Breaker breaker;
    private final HttpClient probing;
    private final long patienceMs;
    private final Runnable changed;
    private volatile boolean ready;
    private boolean asking;

    /**
     * An address nothing is known of yet.
     *
     * @param patienceMs how long it may take to say whether it is ready
     * @param changed what is done when it may be asked that could not be before, or the other way round
     */
    Upstream(RequestOptions address, Breaker breaker, HttpClient probing, long patienceMs, Runnable changed) {
        this.address = address;
        this.readiness = new RequestOptions(address).setURI(READINESS).setConnectTimeout(patienceMs);
        this.breaker = breaker;
        this.probing = probing;
        this.patienceMs = patienceMs;
        this.changed = changed;
        breaker.whenChanged(changed);
    }

    /** Where it is, and how long to wait for a connection to it. Shared by all requests: not to be changed. */
    RequestOptions address() {
        return address;
    }

    /** Whether it is asked: not when it did not answer several times in a row. */
    boolean isAsked() {
        return !breaker.isOpen();
    }

    /** It has answered, whatever it said. */
    void answered() {
        breaker.answered();
    }

    /** There was no connection to it, or no answer in time: not to be asked next while another is ready. */
    void missed() {
        breaker.missed();
        said(false);
    }

    /** Whether it said so when it was asked last. */
    boolean isReady() {
        return ready;
    }

    /** Asks it, unless its last answer is still awaited. From one event loop alone. */
    void probe() {
        if (asking) {
            return;
        }
        asking = true;
        probing.request(readiness)
                .compose(request -> request.idleTimeout(patienceMs)
                        .send()
                        .compose(answer -> answer.end().map(end -> answer.statusCode() == OK)))
                .otherwise(false)
                .onSuccess(isReady -> {
                    asking = false;
                    said(isReady);
                });
    }

    /** Its name leads there no more. */
    void forget() {
        breaker.forget();
    }

    private void said(boolean isReady) {
        if (ready != isReady) {
            ready = isReady;
            changed.run();
        }
    }
}
