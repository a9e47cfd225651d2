package org.molaris.gateway.issuer;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;

/** What other issuers are to the gateway: somebody who publishes keys, or whatever else a test wants of it. */
public final class StandInIssuer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Handler<HttpServerRequest> behaviour;
    private HttpServer server;
    private int port;

    /**
     * One that publishes no key yet.
     *
     * @param port 0 for any
     */
    public StandInIssuer(int port) {
        this.port = port;
        publish();
        listen();
    }

    public void publish(JsonWebKey... keys) {
        answer(new JsonWebKeySet(List.of(keys)).toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    public void answer(String body) {
        behave(request -> request.response().end(body));
    }

    public void behave(Handler<HttpServerRequest> otherwise) {
        behaviour = otherwise;
    }

    public void listen() {
        server = vertx.createHttpServer().requestHandler(request -> {
            asked.incrementAndGet();
            behaviour.handle(request);
        });
        port = join(server.listen(port, "127.0.0.1")).actualPort();
    }

    public void stopListening() {
        join(server.close());
    }

    /** How often it was asked for anything. */
    public int asked() {
        return asked.get();
    }

    public String address() {
        return "http://127.0.0.1:" + port + "/keys";
    }

    @Override
    public void close() {
        join(vertx.close());
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
