package org.molaris.clinic.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** The server of an app, or of an integrator: what it is told at each path, and what it answers. */
final class Receiver implements AutoCloseable {

    /** For {@link #answers}: says nothing at all. */
    static final int NOTHING = 0;

    /** For {@link #answers}: closes the connection instead. */
    static final int HANGS_UP = -1;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server = vertx.createHttpServer();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final Map<String, Deque<Integer>> answers = new ConcurrentHashMap<>();

    Receiver() {
        server.requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** One request. */
    record Told(String path, MultiMap headers, String body) {

        String type() {
            return headers.get("Content-Type");
        }

        Map<String, String> form() {
            var form = new LinkedHashMap<String, String>();
            for (var field : body.split("&", -1)) {
                var parts = field.split("=", -1);
                form.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
            }
            return form;
        }

        /** {@code patient_created 7}, in their order. */
        List<String> news() {
            var form = form();
            return IntStream.iterate(0, place -> form.containsKey(place + "[event]"), place -> place + 1)
                    .mapToObj(place -> form.get(place + "[event]") + " " + form.get(place + "[objectId]"))
                    .toList();
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.actualPort() + path;
    }

    /** What it answers there, in turn; 200 from then on. */
    void answers(String path, Integer... statuses) {
        answers.put(path, new ArrayDeque<>(List.of(statuses)));
    }

    List<Told> told(String path) {
        return told.stream().filter(one -> one.path.equals(path)).toList();
    }

    /** All that it was told there, in whatever requests. */
    List<String> news(String path) {
        return told(path).stream().flatMap(one -> one.news().stream()).toList();
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            told.add(new Told(request.path(), request.headers(), body.toString()));
            var status =
                    answers.getOrDefault(request.path(), new ArrayDeque<>()).poll();
            if (status != null && status == HANGS_UP) {
                request.connection().close();
            } else if (status == null || status != NOTHING) {
                request.response()
                        .setStatusCode(status == null ? 200 : status)
                        .putHeader("Location", url("/elsewhere"))
                        .end("x".repeat(100_000));
            }
        });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
