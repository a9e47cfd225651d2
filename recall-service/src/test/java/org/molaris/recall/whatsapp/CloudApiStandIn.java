package org.molaris.recall.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.molaris.test.Json;

/** The Cloud API as it behaves, and misbehaves: to each phone as a test wants it. */
public final class CloudApiStandIn implements AutoCloseable {

    /** What it does with a message. */
    public interface Behaviour {

        void answer(HttpExchange exchange) throws IOException;
    }

    /** A message as it came. */
    public record Received(String path, String token, Json body) {

        public UUID id() {
            return UUID.fromString(body.getString("biz_opaque_callback_data"));
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();

    public CloudApiStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void to(String phone, Behaviour behaviour) {
        behaviours.put(phone.substring(1), behaviour);
    }

    /** Everything that came from one sender. */
    public List<Received> from(UUID clinic) {
        return received.stream()
                .filter(message -> message.path().contains(clinic.toString()))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var message = new Received(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                Json.of(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        received.add(message);
        behaviours
                .getOrDefault(message.body().getString("to"), accepts("wamid." + message.id()))
                .answer(exchange);
    }

    public static Behaviour accepts(String wamid) {
        return answers(200, """
                {"messaging_product": "whatsapp", "contacts": [{"input": "x", "wa_id": "x"}],
                 "messages": [{"id": "%s"}]}""".formatted(wamid));
    }

    public static Behaviour refuses(int status, int code) {
        return answers(status, "{\"error\": {\"message\": \"x\", \"code\": " + code + "}}");
    }

    public static Behaviour answers(int status, String body) {
        return exchange -> {
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    /** As {@code then}, having said when to come again. */
    public static Behaviour after(int seconds, Behaviour then) {
        return exchange -> {
            exchange.getResponseHeaders().add("Retry-After", String.valueOf(seconds));
            then.answer(exchange);
        };
    }

    /** It has read all of it. */
    public static Behaviour closes() {
        return HttpExchange::close;
    }
}
