package org.molaris.gateway;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;

/** A service behind the gateway, as it would be if it did what a test wants of it. */
class StandInService implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final int port;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private volatile Handler<HttpServerRequest> behaviour;
    private volatile String description;
    private HttpServer server;

    /** What came in, whole. */
    record Received(String method, String uri, MultiMap headers, String body) {}

    StandInService(String name) {
        this.port = URI.create(ConfigProvider.getConfig().getValue("molaris.gateway.upstreams." + name, String.class))
                .getPort();
        behaveWell();
        listen();
    }

    /** Answers 200 and the body it got. */
    final void behaveWell() {
        behaviour = request -> request.body().onSuccess(body -> {
            received.add(
                    new Received(request.method().name(), request.uri(), copyOf(request.headers()), body.toString()));
            request.response().putHeader("X-Custom", "kept").end(body);
        });
    }

    private static MultiMap copyOf(MultiMap headers) {
        return MultiMap.caseInsensitiveMultiMap().addAll(headers);
    }

    void behave(Handler<HttpServerRequest> otherwise) {
        behaviour = otherwise;
    }

    final void listen() {
        server = vertx.createHttpServer().requestHandler(request -> {
            if (request.path().equals("/q/openapi")) {
                describe(request);
                return;
            }
            if (request.path().equals("/q/health/ready")) {
                request.response().end();
                return;
            }
            begun.incrementAndGet();
            request.exceptionHandler(failure -> broken.incrementAndGet());
            request.response().exceptionHandler(failure -> broken.incrementAndGet());
            behaviour.handle(request);
        });
        join(server.listen(port, "127.0.0.1"));
    }

    /** What it says of itself, which nobody's requests are counted with; null is nothing. */
    void describeAs(String document) {
        description = document;
    }

    private void describe(HttpServerRequest request) {
        if (description == null) {
            request.response().setStatusCode(404).end();
        } else {
            request.response().end(description);
        }
    }

    void stopListening() {
        join(server.close());
    }

    void forget() {
        received.clear();
        begun.set(0);
        broken.set(0);
        behaveWell();
    }

    List<Received> received() {
        return received;
    }

    Received only() {
        if (received.size() != 1) {
            throw new AssertionError("Expected one request, got " + received);
        }
        return received.get(0);
    }

    /** Requests that began to come in, whether they ended or not. */
    int begun() {
        return begun.get();
    }

    /** Requests whose connection ended before they did. */
    int broken() {
        return broken.get();
    }

    static Buffer megabytes(int count) {
        return Buffer.buffer("x".repeat(count * 1024 * 1024));
    }

    @Override
    public void close() {
        join(vertx.close());
    }

    private static void join(io.vertx.core.Future<?> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }
}
