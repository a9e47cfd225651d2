package org.molaris.gateway;

import io.opentelemetry.api.trace.Span;
import io.vertx.core.http.HttpServerRequest;

/** One request, from its first byte to the last of its answer: what the door has found out about it so far. */
final class Visit {

    private final HttpServerRequest request;
    private final String requestId;
    private final String address;
    private final long begunAtMillis;
    private final long begunNanos = System.nanoTime();
    private String pattern;
    private Credential credential;
    private Span span = Span.getInvalid();
    private RateLimit limit;
    private long remaining = Long.MAX_VALUE;
    private long waitNanos;

    Visit(HttpServerRequest request, String requestId, String address, long begunAtMillis) {
        this.request = request;
        this.requestId = requestId;
        this.address = address;
        this.begunAtMillis = begunAtMillis;
    }

    HttpServerRequest request() {
        return request;
    }

    String requestId() {
        return requestId;
    }

    String address() {
        return address;
    }

    long begunAtMillis() {
        return begunAtMillis;
    }

    long nanos() {
        return System.nanoTime() - begunNanos;
    }

    /** It leads somewhere: the path, without what may be an id. */
    void leadsTo(String whichPattern) {
        pattern = whichPattern;
    }

    /** Where it leads; null when nowhere. */
    String pattern() {
        return pattern;
    }

    void isTraced(Span under) {
        span = under;
    }

    /** Its part of a trace; an invalid one before it is sent on. */
    Span span() {
        return span;
    }

    void isBy(Credential whose) {
        credential = whose;
    }

    /** Whose it is; null when that is not known, or not asked. */
    Credential credential() {
        return credential;
    }

    /** A limit let it pass. Of several, the one with the least left is the one to tell of. */
    void counted(RateLimit by, long left) {
        if (left < remaining) {
            limit = by;
            remaining = left;
        }
    }

    /** A limit did not. */
    void refusedBy(RateLimit by, long nanosToWait) {
        limit = by;
        remaining = 0;
        waitNanos = nanosToWait;
    }

    /** The limit to tell of; null when none was looked at. */
    RateLimit limit() {
        return limit;
    }

    long remaining() {
        return remaining;
    }

    /** How long until the next request may pass; 0 when this one did. */
    long waitNanos() {
        return waitNanos;
    }
}
