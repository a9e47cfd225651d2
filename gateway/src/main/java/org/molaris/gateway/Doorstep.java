package org.molaris.gateway;

import static io.vertx.core.http.HttpHeaders.CLOSE;
import static io.vertx.core.http.HttpHeaders.CONNECTION;
import static io.vertx.core.http.HttpHeaders.CONTENT_LENGTH;
import static io.vertx.core.http.HttpHeaders.CONTENT_TYPE;
import static io.vertx.core.http.HttpHeaders.DATE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.molaris.gateway.wire.ConnectionRules;
import org.molaris.gateway.wire.ConnectionRules.LastWords;
import org.molaris.gateway.wire.WatchedTransport;

/** What comes before the door: connections are held to rules, and when the gateway goes, no new ones are taken. */
@Singleton
class Doorstep implements LastWords {

    private static final String JSON = "application/json;charset=UTF-8";

    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
    private final Vertx vertx;
    private final GatewayConfig config;
    private final Refusals refusals;
    private final DateHeader date;
    private final HttpServerOptions heads;

    Doorstep(
            Vertx vertx,
            GatewayConfig config,
            Refusals refusals,
            DateHeader date,
            @ConfigProperty(name = "quarkus.http.limits.max-header-size") MemorySize longestHead,
            @ConfigProperty(name = "quarkus.http.limits.max-initial-line-length") int longestLine) {
        this.vertx = vertx;
        this.config = config;
        this.refusals = refusals;
        this.date = date;
        this.heads = new HttpServerOptions()
                .setMaxHeaderSize((int) longestHead.asLongValue())
                .setMaxInitialLineLength(longestLine);
    }

    /** Before the first connection can come. */
    void watch(@Observes Router router) {
        var slow = config.slowClients();
        WatchedTransport.of(vertx)
                .keep(new ConnectionRules(
                        heads, slow.head(), slow.bytesPerSecond(), slow.window(), this::answerMalformed, this));
    }

    void started(@ObservesAsync HttpServerStart start) {
        ports.add(start.options().getPort());
    }

    void startedTls(@ObservesAsync HttpsServerStart start) {
        ports.add(start.options().getPort());
    }

    /** Health says already that the gateway is not ready, and every answer ends its connection from now on. */
    void drain(@Observes ShutdownDelayInitiatedEvent going) {
        long stillMs = Math.max(1, config.drain().acceptFor().toMillis());
        vertx.setTimer(stillMs, over -> ports.forEach(WatchedTransport.of(vertx)::stopListening));
    }

    /** Nothing of it can be trusted, its headers neither; the library ends the connection after the answer. */
    private void answerMalformed(HttpServerRequest request) {
        var cause = request.decoderResult().cause();
        var refusal = cause instanceof TooLongHttpLineException
                ? Refusal.URI_TOO_LONG
                : cause instanceof TooLongHttpHeaderException ? Refusal.HEADERS_TOO_LARGE : Refusal.MALFORMED_REQUEST;
        request.response()
                .setStatusCode(refusal.status())
                .putHeader(RequestId.HEADER, RequestId.of(MultiMap.caseInsensitiveMultiMap()))
                .putHeader(DATE, date.now())
                .putHeader(CONTENT_TYPE, JSON)
                .putHeader(CONNECTION, CLOSE)
                .end(refusals.bodyOf(refusal));
    }

    @Override
    public byte[] tooSlow() {
        return said(Refusal.REQUEST_TIMEOUT, "Request Timeout");
    }

    @Override
    public byte[] malformed() {
        return said(Refusal.MALFORMED_REQUEST, "Bad Request");
    }

    private byte[] said(Refusal refusal, String reason) {
        var body = refusals.bodyOf(refusal).toString();
        return """
                HTTP/1.1 %d %s\r
                %s: %s\r
                %s: %s\r
                %s: %s\r
                %s: %s\r
                %s: %d\r
                \r
                %s""".formatted(
                        refusal.status(),
                        reason,
                        RequestId.HEADER,
                        RequestId.of(MultiMap.caseInsensitiveMultiMap()),
                        DATE,
                        date.now(),
                        CONTENT_TYPE,
                        JSON,
                        CONNECTION,
                        CLOSE,
                        CONTENT_LENGTH,
                        body.length(),
                        body)
                .getBytes(ISO_8859_1);
    }
}
