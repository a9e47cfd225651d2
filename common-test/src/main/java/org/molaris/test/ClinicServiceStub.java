package org.molaris.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The owner of patients, as far as a slice of another service asks it, and that of treatment plans: answers what a test put
 * there, 404 otherwise. The real ones stand behind the same questions in the tests of the whole suite.
 */
public class ClinicServiceStub implements QuarkusTestResourceLifecycleManager {

    private static HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var answers = new ConcurrentHashMap<String, String>();
        var asked = new ConcurrentLinkedQueue<String>();
        server.createContext("/", exchange -> handle(exchange, answers, asked));
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("quarkus.rest-client.clinic-service.url", url, "quarkus.rest-client.treatment-service.url", url);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** PUT teaches an answer, GET /asked tells what was asked for and with which credential. */
    private static void handle(HttpExchange exchange, Map<String, String> answers, ConcurrentLinkedQueue<String> asked)
            throws IOException {
        var path = exchange.getRequestURI().getPath();
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                answers.put(path, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                exchange.sendResponseHeaders(204, -1);
            }
            default -> {
                if (path.equals("/asked")) {
                    answer(exchange, 200, String.join("\n", asked));
                } else {
                    asked.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
                    var known = answers.get(path);
                    answer(
                            exchange,
                            known == null ? 404 : Integer.parseInt(known.substring(0, 3)),
                            known == null ? "{}" : known.substring(3));
                }
            }
        }
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
