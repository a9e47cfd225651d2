package org.molaris.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** JSON over HTTP with one credential. What is only not yet possible is tried again: every write has a key. */
public final class GatewayClient {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 50;
    private static final int FIRST_FAILURE = 300;
    /** The gateway learns of new clinics, and of services that are back, a moment late. */
    private static final Set<Integer> PASSING = Set.of(401, 429, 503, 504);
    /** Its first attempt was given up by somebody on the way, and still goes on. */
    private static final String UNDER_WAY = "\"IDEMPOTENCY_KEY_IN_USE\"";

    private final String base;
    private final String credential;
    private final Duration patience;

    /** A client of a gateway, or of a service, with a user's token or whatever else it takes. */
    public GatewayClient(String base, String credential) {
        this(base, credential, PATIENCE);
    }

    /** A client for what may take longer. */
    public GatewayClient(String base, String credential, Duration patience) {
        this.base = base;
        this.credential = credential;
        this.patience = patience;
    }

    /** Reads something. */
    public CompletableFuture<JsonNode> get(String path) {
        return send(request(path).GET().build());
    }

    /**
     * Creates something.
     *
     * @param idempotencyKey null for none
     */
    public CompletableFuture<JsonNode> post(String path, JsonNode body, String idempotencyKey) {
        return send(write(path, "POST", body, idempotencyKey));
    }

    /** Hands a file in. */
    public CompletableFuture<JsonNode> post(String path, String contentType, String file) {
        return send(request(path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(file))
                .build());
    }

    /** Changes something. */
    public CompletableFuture<JsonNode> patch(String path, JsonNode body) {
        return send(write(path, "PATCH", body, null));
    }

    CompletableFuture<JsonNode> delete(String path, JsonNode body) {
        return send(write(path, "DELETE", body, null));
    }

    private HttpRequest write(String path, String method, JsonNode body, String idempotencyKey) {
        var request = request(path).header("Content-Type", "application/json");
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return request.method(method, BodyPublishers.ofString(body.toString())).build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(patience)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + credential);
    }

    private CompletableFuture<JsonNode> send(HttpRequest request) {
        return attempt(request, System.nanoTime() + patience.toNanos());
    }

    private CompletableFuture<JsonNode> attempt(HttpRequest request, long deadline) {
        return Http.CLIENT
                .sendAsync(request, BodyHandlers.ofString())
                .exceptionally(failure -> {
                    throw unreachable(request, failure);
                })
                .thenCompose(answer -> {
                    if (passes(answer) && System.nanoTime() < deadline) {
                        var later = CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                        return CompletableFuture.runAsync(() -> {}, later)
                                .thenCompose(paused -> attempt(request, deadline));
                    }
                    return CompletableFuture.completedFuture(read(request, answer));
                });
    }

    private static boolean passes(HttpResponse<String> answer) {
        return PASSING.contains(answer.statusCode()) || answer.body().contains(UNDER_WAY);
    }

    private static JsonNode read(HttpRequest request, HttpResponse<String> answer) {
        if (answer.statusCode() >= FIRST_FAILURE) {
            throw new LaunchException("%s %s was answered with %d: %s"
                    .formatted(request.method(), request.uri(), answer.statusCode(), answer.body()));
        }
        try {
            return Json.tree(answer.body());
        } catch (JsonProcessingException e) {
            throw new LaunchException(
                    "%s %s was not answered with JSON.".formatted(request.method(), request.uri()), e);
        }
    }

    private static LaunchException unreachable(HttpRequest request, Throwable failure) {
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof IOException) {
            return new LaunchException("%s %s could not be reached.".formatted(request.method(), request.uri()), cause);
        }
        return new LaunchException("%s %s failed: %s.".formatted(request.method(), request.uri(), cause), cause);
    }
}
