package org.molaris.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** WhatsApp as the suite sees it: where messages are handed in, and who calls the webhook. */
final class WhatsApp implements AutoCloseable {

    static final String APP_SECRET = "app-secret";
    static final String VERIFY_TOKEN = "verify-token";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpServer server;
    private final List<String> taken = new CopyOnWriteArrayList<>();

    WhatsApp() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            var message = Api.JSON.readTree(exchange.getRequestBody());
            taken.add(message.get("biz_opaque_callback_data").asText());
            var answer = """
                    {"messaging_product": "whatsapp", "messages": [{"id": "wamid.%s"}]}""".formatted(UUID.randomUUID()).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            try (var body = exchange.getResponseBody()) {
                body.write(answer);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The ids of the messages that were handed in, in their order. */
    List<String> taken() {
        return taken;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Tells the suite something about a sender, signed. */
    static HttpResponse<String> tell(String door, String sender, String value) {
        var body = """
                {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages",
                  "value": {"messaging_product": "whatsapp", "metadata": {"phone_number_id": "%s"}, %s}}]}]}""".formatted(sender, value);
        return post(door, body, "sha256=" + hmac(body));
    }

    static HttpResponse<String> post(String door, String body, String signature) {
        return send(HttpRequest.newBuilder(URI.create(door + "/webhooks/whatsapp"))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", signature)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Asks as Meta does before it tells anything. */
    static HttpResponse<String> challenge(String door, String token) {
        return send(HttpRequest.newBuilder(URI.create(door
                        + "/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=" + token))
                .build());
    }

    static String status(String message, String status) {
        return """
                "statuses": [{"id": "wamid.%1$s", "status": "%2$s", "timestamp": "%3$d",
                              "biz_opaque_callback_data": "%1$s"}]""".formatted(message, status, System.currentTimeMillis() / 1000);
    }

    static String text(String phone, String words) {
        return """
                "messages": [{"id": "wamid.%s", "from": "%s", "timestamp": "%d", "type": "text", "text": {"body": "%s"}}]""".formatted(UUID.randomUUID(), phone.substring(1), System.currentTimeMillis() / 1000, words);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Api.NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Api.NoAnswer(e);
        }
    }

    private static String hmac(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(APP_SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
