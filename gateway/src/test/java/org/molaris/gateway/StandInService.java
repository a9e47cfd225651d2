package org.molaris.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

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
    private volatile boolean ready = true;
    private HttpServer server;

    /** What came in, whole. */
    record Received(String method, String uri, MultiMap headers, String body) {}

    StandInService(String name) {
        this(allOf(name).get(0));
    }

    private StandInService(URI address) {
        this.port = address.getPort();
        behaveWell();
        listen();
    }

    /** One at each address that is configured. */
    static List<StandInService> instancesOf(String name) {
        return allOf(name).stream().map(StandInService::new).toList();
    }

    private static List<URI> allOf(String name) {
        return ConfigProvider.getConfig().getValues("molaris.gateway.upstreams." + name, URI.class);
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

    /** A port that was free for a moment may have become that of somebody's outgoing connection. */
    final void listen() {
        await().atMost(20, SECONDS).ignoreExceptions().until(() -> {
            server = vertx.createHttpServer().requestHandler(this::handle);
            join(server.listen(port, "127.0.0.1"));
            return true;
        });
    }

    private void handle(HttpServerRequest request) {
        if (request.path().equals("/q/openapi")) {
            describe(request);
            return;
        }
        if (request.path().equals("/q/health/ready")) {
            request.response().setStatusCode(ready ? 200 : 503).end();
            return;
        }
        begun.incrementAndGet();
        request.exceptionHandler(failure -> broken.incrementAndGet());
        request.response().exceptionHandler(failure -> broken.incrementAndGet());
        behaviour.handle(request);
    }

    /** What it says from now on when it is asked whether it is ready. */
    void sayReady(boolean itIs) {
        ready = itIs;
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

    /** Whether everything that began to come in was answered. */
    boolean isIdle() {
        return begun.get() == received.size();
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
