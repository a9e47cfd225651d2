package org.molaris.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.molaris.local.Suite;

/** An integrator without Kafka follows what happens in two services, and has it told once more. */
@OnTheSuite
class WebhooksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PATH = "/api/dental/webhooks";

    private final Api owner;

    WebhooksTest(Suite suite) {
        this.owner = new Api(suite.gateway(), suite.token("demo", "owner"));
    }

    private record Told(String id, JsonNode body) {}

    @Test
    void whatAPatientPaysIsTold() throws Exception {
        Queue<Told> told = new ConcurrentLinkedQueue<>();
        var secret = new AtomicReference<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            int status = 204;
            try {
                new Webhook(secret.get()).verify(body, exchange.getRequestHeaders());
                told.add(new Told(exchange.getRequestHeaders().getFirst("webhook-id"), Api.JSON.readTree(body)));
            } catch (WebhookVerificationException e) {
                status = 401;
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            var opened = owner.post(
                            PATH,
                            "{\"url\": \"http://127.0.0.1:%d/\", \"event_types\": [\"patient-registered\", \"payment-recorded\"]}"
                                    .formatted(server.getAddress().getPort()))
                    .expect(201);
            secret.set(opened.text("secret"));
            var webhook = PATH + "/" + opened.id();
            var patient = owner.newPatient("Elisa");
            var plan = owner.newPlan(patient, "300.00");
            owner.pay(plan, "100.00", UUID.randomUUID().toString()).expect(201);

            await().atMost(PATIENCE).until(() -> of(told, plan) && of(told, patient));
            var paid = told.stream()
                    .filter(one ->
                            one.body().at("/data/payment_plan/id").asText().equals(plan.toString()))
                    .findFirst()
                    .orElseThrow();
            assertThat(paid.body().at("/data/payment/amount").decimalValue()).isEqualByComparingTo("100.00");

            owner.post(webhook + "/rotate-secret", null).expect(200);
            int before = told.size();
            var delivery = deliveries(webhook).stream()
                    .filter(one -> one.at("/event/id").asText().equals(paid.id()))
                    .findFirst()
                    .orElseThrow();
            owner.post(webhook + "/deliveries/" + delivery.get("id").asText() + "/retry", null)
                    .expect(200);
            await().atMost(PATIENCE).until(() -> told.size() > before);
            assertThat(told.stream().filter(one -> one.id().equals(paid.id()))).hasSizeGreaterThan(1);
            owner.delete(webhook, null).expect(204);
        } finally {
            server.stop(0);
        }
    }

    private static boolean of(Queue<Told> told, UUID subject) {
        return told.stream().anyMatch(one -> one.body().toString().contains(subject.toString()));
    }

    private List<JsonNode> deliveries(String webhook) {
        var list = new ArrayList<JsonNode>();
        owner.get(webhook + "/deliveries").expect(200).body().get("deliveries").forEach(list::add);
        return list;
    }
}
