package org.molaris.gateway;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one path that asks for no credential. Four requests at once, two seconds each, are its limits here. */
@QuarkusTest
class PublicRouteTest extends AtTheDoor {

    private static final int MIB = 1024 * 1024;
    private static final String WEBHOOK = "/webhooks/whatsapp";
    private static final String SIGNATURE = "sha256=8a7b";

    private static StandInService recallService;

    @BeforeAll
    static void listen() {
        recallService = new StandInService("recall-service");
    }

    @AfterAll
    static void close() {
        recallService.close();
    }

    @BeforeEach
    void startAnew() {
        recallService.forget();
    }

    @Test
    void whatIsSentArrivesAsItWasWithItsSignature() {
        var body = "{ \"entry\":\t[{\"text\":\"Sí, José\"}] }\n";
        given().header("X-Hub-Signature-256", SIGNATURE)
                .contentType("application/json")
                .body(body)
                .post(WEBHOOK)
                .then()
                .statusCode(200)
                .body(equalTo(body));
        assertThat(recallService.only().body()).isEqualTo(body);
        assertThat(recallService.only().headers().getAll("X-Hub-Signature-256")).containsExactly(SIGNATURE);
        recallService.forget();

        given().get(WEBHOOK + "?hub.mode=subscribe&hub.challenge=7").then().statusCode(200);

        assertThat(recallService.only().uri()).isEqualTo(WEBHOOK + "?hub.mode=subscribe&hub.challenge=7");
    }

    @Test
    void nothingThatCouldSayWhoTheCallerIsGetsThrough() {
        given().header("Authorization", "Bearer " + Tokens.of(clinic))
                .header("Proxy-Authorization", "Basic eDp5")
                .header("Cookie", "session=1")
                .header("X-Clinic-Id", clinic)
                .header("X-Forwarded-For", "10.0.0.1")
                .header("Forwarded", "for=10.0.0.1")
                .post(WEBHOOK)
                .then()
                .statusCode(200);

        assertThat(recallService.only().headers().names())
                .doesNotContain("Authorization", "Proxy-Authorization", "Cookie", "X-Clinic-Id", "X-Forwarded-For");
        assertThat(recallService.only().headers().getAll("Forwarded"))
                .singleElement()
                .asString()
                .startsWith("for=10.0.0.1;proto=http;host=\"");
    }

    @Test
    void credentialsAreNotLookedAt() {
        given().header("Authorization", "Bearer nonsense")
                .header("X-Api-Key", "mk_nonsense")
                .post(WEBHOOK)
                .then()
                .statusCode(200);
        assertThat(recallService.only().headers().contains("X-Api-Key")).isFalse();
    }

    @Test
    void theSignatureStaysOutsideWhereACredentialIsAskedFor() {
        as(Tokens.of(clinic))
                .header("X-Hub-Signature-256", SIGNATURE)
                .get("/api/dental/recall-stats")
                .then()
                .statusCode(200);

        var headers = recallService.only().headers();
        assertThat(headers.contains("X-Hub-Signature-256")).isFalse();
        assertThat(headers.get("Authorization")).startsWith("Bearer ");
        assertRefused(given().get("/api/dental/recall-stats").then(), Refusal.UNAUTHENTICATED);
    }

    @Test
    void threeMebibytesAreTheMostWhetherTheyAreAnnouncedOrNot() {
        try (var client = new RawClient()) {
            var announced = client.send(head("POST", WEBHOOK) + "Content-Length: " + (3 * MIB + 1) + "\r\n\r\n");
            assertThat(RawClient.statusesIn(announced.readHead())).containsExactly(413);
        }
        assertThat(recallService.begun()).isZero();
        try (var client = new RawClient()) {
            client.send(head("POST", WEBHOOK) + "Transfer-Encoding: chunked\r\n\r\n");
            client.send("300000\r\n" + "x".repeat(3 * MIB) + "\r\n").send("1\r\nx\r\n");
            assertThat(RawClient.statusesIn(client.readAll())).containsExactly(413);
        }
        given().body("x".repeat(3 * MIB)).post(WEBHOOK).then().statusCode(200);
    }

    @Test
    void nothingElseIsPublic() {
        assertRefused(given().post("/webhooks/other").then(), Refusal.NOT_FOUND);
        assertRefused(given().post(WEBHOOK + "/1").then(), Refusal.NOT_FOUND);
        assertRefused(given().request("TRACE", WEBHOOK).then(), Refusal.METHOD_NOT_ALLOWED);
        assertThat(recallService.begun()).isZero();
    }

    @Test
    void strangersHoldOnlySoManyRequestsAndOnlyForSoLong() {
        List<HttpServerRequest> held = new CopyOnWriteArrayList<>();
        recallService.behave(held::add);
        var clients = IntStream.range(0, 4).mapToObj(each -> new RawClient()).toList();
        try {
            clients.forEach(client -> client.send(head("POST", WEBHOOK) + "Content-Length: 2\r\n\r\nx"));
            await().atMost(5, SECONDS).until(() -> held.size() == 4);

            assertRefused(given().post(WEBHOOK).then(), Refusal.TOO_MANY_REQUESTS)
                    .header("Retry-After", "1");
            as(Tokens.of(clinic)).get(PATIENTS).then().statusCode(200);

            assertThat(clients)
                    .allSatisfy(client -> assertThat(client.readAll()).isEmpty());
        } finally {
            clients.forEach(RawClient::close);
        }
        recallService.behaveWell();
        for (int each = 0; each < 9; each++) {
            await().atMost(5, SECONDS).until(() -> given().post(WEBHOOK).statusCode() == 200);
        }
    }

    private static String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    }
}
