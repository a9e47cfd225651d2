package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.ALLOW;
import static io.vertx.core.http.HttpHeaders.CLOSE;
import static io.vertx.core.http.HttpHeaders.CONNECTION;
import static io.vertx.core.http.HttpHeaders.CONTENT_LENGTH;
import static io.vertx.core.http.HttpHeaders.CONTENT_TYPE;
import static io.vertx.core.http.HttpHeaders.RETRY_AFTER;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** Says no, in the form that clients of the path read. */
@Singleton
public class Refusals {

    /** How long a client may go on sending what nobody reads, so that it sees the answer before the connection ends. */
    private static final long LINGER_MS = 2_000;

    private final RefusalBodies bodies;
    private final Map<Refusal, Counter> counters = new EnumMap<>(Refusal.class);
    private final Vertx vertx;

    Refusals(ObjectMapper json, MeterRegistry meters, Vertx vertx) throws JsonProcessingException {
        this.vertx = vertx;
        this.bodies = new RefusalBodies(json);
        for (var refusal : Refusal.values()) {
            counters.put(refusal, meters.counter("molaris.gateway.refusals", "code", refusal.code()));
        }
    }

    /** Answers the request. */
    public void answer(HttpServerRequest request, Refusal refusal) {
        var body = begin(request, refusal);
        var response = request.response().setStatusCode(refusal.status());
        if (refusal == Refusal.MALFORMED_REQUEST) {
            // Never ended, so that what stands behind it on the connection is not taken for the next request.
            response.putHeader(CONTENT_LENGTH, Integer.toString(body.length()));
            response.write(body).onComplete(written -> request.connection().close());
        } else {
            response.end(body);
            request.resume();
        }
    }

    /** Everything but status and body, for an answer that somebody else ends; returns the body. */
    Buffer begin(HttpServerRequest request, Refusal refusal) {
        if (!request.response().closed()) {
            counters.get(refusal).increment();
        }
        var dialect = Dialect.of(request);
        var headers = request.response().headers();
        headers.set(CONTENT_TYPE, "application/json;charset=UTF-8");
        if (refusal == Refusal.UNAUTHENTICATED) {
            headers.set("WWW-Authenticate", dialect.scheme());
        }
        if (refusal == Refusal.METHOD_NOT_ALLOWED) {
            headers.set(ALLOW, Door.ALLOWED);
        }
        if (refusal.passes()) {
            headers.set(RETRY_AFTER, "1");
        }
        if (refusal.endsTheConnection()) {
            headers.set(CONNECTION, CLOSE);
        }
        if (RequestBody.isIn(request) && !request.isEnded()) {
            long linger = vertx.setTimer(LINGER_MS, over -> request.connection().close());
            request.endHandler(read -> stopLingering(linger, request, refusal));
        }
        return bodies.of(dialect, refusal, request.uri());
    }

    private void stopLingering(long linger, HttpServerRequest request, Refusal refusal) {
        vertx.cancelTimer(linger);
        if (refusal.endsTheConnection()) {
            request.connection().close();
        }
    }
}
