package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.CACHE_CONTROL;
import static io.vertx.core.http.HttpHeaders.ORIGIN;
import static io.vertx.core.http.HttpHeaders.RETRY_AFTER;
import static io.vertx.core.http.HttpHeaders.VARY;
import static io.vertx.core.http.HttpHeaders.createOptimized;

import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.util.stream.IntStream;

/** What every answer says beside what it is: that it is private, and how much more may be asked. */
@Singleton
class AnswerHeaders {

    private static final CharSequence CONTENT_TYPE_OPTIONS = createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = createOptimized("nosniff");
    private static final CharSequence REFERRER_POLICY = createOptimized("Referrer-Policy");
    private static final CharSequence NO_REFERRER = createOptimized("no-referrer");
    private static final CharSequence NO_STORE = createOptimized("no-store");
    private static final CharSequence CONTENT_SECURITY = createOptimized("Content-Security-Policy");
    private static final CharSequence NO_CONTENT = createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence TRANSPORT_SECURITY = createOptimized("Strict-Transport-Security");
    private static final CharSequence A_YEAR = createOptimized("max-age=31536000");
    private static final CharSequence LIMIT = createOptimized("RateLimit-Limit");
    private static final CharSequence REMAINING = createOptimized("RateLimit-Remaining");
    private static final CharSequence RESET = createOptimized("RateLimit-Reset");
    private static final CharSequence POLICY = createOptimized("RateLimit-Policy");

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final String[] NUMBERS =
            IntStream.range(0, 2048).mapToObj(Integer::toString).toArray(String[]::new);

    private final boolean browsersMayRead;

    AnswerHeaders(CrossOrigin crossOrigin) {
        this.browsersMayRead = crossOrigin.handler().isPresent();
    }

    /** Completes an answer's headers; what it says of itself already stays. */
    void complete(Visit visit) {
        var headers = visit.request().response().headers();
        headers.set(CONTENT_TYPE_OPTIONS, NO_SNIFF).set(REFERRER_POLICY, NO_REFERRER);
        if (!headers.contains(CACHE_CONTROL)) {
            headers.add(CACHE_CONTROL, NO_STORE);
        }
        if (!headers.contains(CONTENT_SECURITY)) {
            headers.add(CONTENT_SECURITY, NO_CONTENT);
        }
        if (visit.request().isSSL()) {
            headers.set(TRANSPORT_SECURITY, A_YEAR);
        }
        if (browsersMayRead && !headers.contains(VARY, ORIGIN, true)) {
            headers.add(VARY, ORIGIN);
        }
        if (visit.limit() != null) {
            tellLimit(visit, headers);
        }
    }

    private static void tellLimit(Visit visit, MultiMap headers) {
        var limit = visit.limit();
        headers.set(LIMIT, limit.limit())
                .set(POLICY, limit.policy())
                .set(REMAINING, number(visit.remaining()))
                .set(RESET, number(limit.secondsToFull(visit.remaining())));
        if (visit.waitNanos() > 0) {
            headers.set(RETRY_AFTER, number(1 + (visit.waitNanos() - 1) / NANOS_PER_SECOND));
        }
    }

    private static String number(long value) {
        return value < NUMBERS.length ? NUMBERS[(int) value] : Long.toString(value);
    }
}
