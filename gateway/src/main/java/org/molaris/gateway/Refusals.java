package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.ALLOW;
import static io.vertx.core.http.HttpHeaders.CLOSE;
import static io.vertx.core.http.HttpHeaders.CONNECTION;
import static io.vertx.core.http.HttpHeaders.CONTENT_TYPE;
import static io.vertx.core.http.HttpHeaders.RETRY_AFTER;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import org.molaris.gateway.wire.WatchedTransport;

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
        if (refusal.isOfForm() && request.version() != HttpVersion.HTTP_2) {
            WatchedTransport.readNoMore(request.connection());
            response.end(body).onComplete(said -> request.connection().close());
            return;
        }
        Answers.end(request, body);
        if (!request.isEnded()) {
            request.resume(); // what has ended cannot be
        }
    }

    /** What is said of a refusal, which is counted. */
    Buffer bodyOf(Refusal refusal) {
        counters.get(refusal).increment();
        return bodies.of(Dialect.NATIVE, refusal, "");
    }

    /** Everything but status and body, for an answer that somebody else ends; returns the body. */
    Buffer begin(HttpServerRequest request, Refusal refusal) {
        if (!request.response().closed()) {
            counters.get(refusal).increment();
        }
        var dialect = Dialect.of(request);
        var headers = request.response().headers();
        headers.set(CONTENT_TYPE, "application/json;charset=UTF-8");
        if (refusal.isOfCredential()) {
            headers.set("WWW-Authenticate", dialect.scheme());
        }
        if (refusal == Refusal.METHOD_NOT_ALLOWED) {
            headers.set(ALLOW, Door.ALLOWED);
        }
        if (refusal.passes()) {
            headers.set(RETRY_AFTER, "1");
        }
        if (refusal.endsTheConnection() && request.version() != HttpVersion.HTTP_2) {
            headers.set(CONNECTION, CLOSE);
        }
        if (!request.isEnded() && RequestBody.isIn(request)) {
            long linger = vertx.setTimer(LINGER_MS, over -> HangUp.nothingMoreIsRead(request));
            request.endHandler(read -> stopLingering(linger, request, refusal));
        }
        return bodies.of(dialect, refusal, request.uri());
    }

    private void stopLingering(long linger, HttpServerRequest request, Refusal refusal) {
        vertx.cancelTimer(linger);
        if (refusal.endsTheConnection() && request.version() != HttpVersion.HTTP_2) {
            request.connection().close();
        }
    }
}
