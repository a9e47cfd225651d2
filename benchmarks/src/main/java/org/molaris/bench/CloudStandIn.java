package org.molaris.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.molaris.local.Json;
import org.molaris.local.LaunchException;

/** Takes messages on this machine as WhatsApp's Cloud API does, and notes when each came. */
final class CloudStandIn implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final String MESSAGES = "/v\\d+\\.\\d+/\\d+/messages";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final long delayMillis;
    private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();

    /** Each is answered after so long. */
    CloudStandIn(long delayMillis) {
        this.delayMillis = delayMillis;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new LaunchException("No stand-in of the Cloud API: %s.".formatted(e.getMessage()), e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int count() {
        return taken.size();
    }

    /** In the order in which they came. */
    List<Taken> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var message = Json.tree(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            if (!exchange.getRequestURI().getPath().matches(MESSAGES)) {
                answer(exchange, NOT_FOUND, Json.object().put("error", "no such path"));
                return;
            }
            taken.add(new Taken(
                    Instant.now(), message.path("biz_opaque_callback_data").asText()));
            Waiting.pause(delayMillis);
            answer(exchange, OK, accepted(message.path("to").asText()));
        }
    }

    private static JsonNode accepted(String to) {
        var answer = Json.object().put("messaging_product", "whatsapp");
        answer.putArray("contacts").addObject().put("input", to).put("wa_id", to.replaceAll("\\D", ""));
        answer.putArray("messages")
                .addObject()
                .put("id", "wamid." + UUID.randomUUID())
                .put("message_status", "accepted");
        return answer;
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        var bytes = body.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /**
     * A message that was handed in.
     *
     * @param message its id, as the sender knows it
     */
    record Taken(Instant at, String message) {}
}
