package org.molaris.gateway;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ForwardingTest extends AtTheDoor {

    private static final int MIB = 1024 * 1024;

    @TestHTTPResource(management = true)
    URI management;

    private final String token = Tokens.of(clinic).toString();
    private boolean stopped;

    @AfterEach
    void bringBack() {
        if (stopped) {
            paymentService.listen();
        }
    }

    @Test
    void everyPathReachesItsService() {
        as(token).get(PATIENTS + "/1").then().statusCode(200);
        as(token).get("/api/dental/clinic").then().statusCode(200);
        as(token).get(PLANS + "/1/payments").then().statusCode(200);
        as(token).get("/api/dental/payments/1").then().statusCode(200);

        assertThat(clinicService.received())
                .extracting(StandInService.Received::uri)
                .containsExactly(PATIENTS + "/1", "/api/dental/clinic");
        assertThat(paymentService.received())
                .extracting(StandInService.Received::uri)
                .containsExactly(PLANS + "/1/payments", "/api/dental/payments/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "POST", "PUT", "PATCH"})
    void aBodyArrivesIntactWhateverTheMethod(String method) {
        var body = "{\"name\":\"José\",\"amount\":1.10}";
        as(token)
                .contentType("application/json; charset=utf-8")
                .body(body)
                .request(method, PLANS)
                .then()
                .statusCode(200)
                .body(equalTo(body));
        assertThat(paymentService.only().method()).isEqualTo(method);
        assertThat(paymentService.only().body()).isEqualTo(body);
        assertThat(paymentService.only().headers().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void aChunkedBodyArrivesIntact() {
        try (var client = new RawClient()) {
            var answer = client.send(head("POST", PLANS) + "Transfer-Encoding: chunked\r\n\r\n")
                    .send("3\r\nabc\r\n")
                    .send("4;ext=1\r\ndefg\r\n0\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(200);
        }
        assertThat(paymentService.only().body()).isEqualTo("abcdefg");
    }

    @Test
    void theAnswerOfAServiceIsTheAnswer() {
        paymentService.behave(request -> request.response()
                .setStatusCode(409)
                .setStatusMessage("Not Like This")
                .putHeader("Content-Type", "application/json")
                .putHeader("ETag", "\"7\"")
                .putHeader("Set-Cookie", List.<String>of("a=1", "b=2"))
                .putHeader("Keep-Alive", "timeout=1")
                .putHeader("X-Request-Id", "of the service")
                .putHeader("Date", "Sun, 06 Nov 1994 08:49:37 GMT")
                .end("{\"code\":\"PLAN_NOT_ACTIVE\"}"));

        var answer = as(token).body("{}").post(PLANS);

        answer.then()
                .statusLine("HTTP/1.1 409 Not Like This")
                .header("ETag", "\"7\"")
                .header("Keep-Alive", nullValue())
                .header("Date", "Sun, 06 Nov 1994 08:49:37 GMT")
                .body("code", equalTo("PLAN_NOT_ACTIVE"));
        assertThat(answer.headers().getValues("Set-Cookie")).containsExactly("a=1", "b=2");
        assertThat(answer.headers().getValues("Date")).hasSize(1);
        assertThat(answer.headers().getValues("X-Request-Id")).hasSize(1).doesNotContain("of the service");
    }

    @Test
    void answersWithoutABodyStayWithoutOne() {
        paymentService.behave(request -> request.response().setStatusCode(204).end());
        as(token).delete(PLANS + "/1").then().statusCode(204).header("Transfer-Encoding", nullValue());

        paymentService.behave(request -> request.response().setStatusCode(304).end());
        as(token).get(PLANS + "/1").then().statusCode(304).header("Transfer-Encoding", nullValue());

        paymentService.behave(request ->
                request.response().putHeader("Content-Length", "12345").end());
        as(token).head(PLANS + "/1").then().statusCode(200).header("Content-Length", "12345");
        as(token).head(PLANS + "/2").then().statusCode(200);
    }

    @Test
    void aLargeAnswerStreamsThroughWithoutBeingKept() {
        var chunks = 64;
        var sent = new AtomicInteger();
        paymentService.behave(request -> {
            request.response().setChunked(true);
            stream(request, chunks, sent);
        });

        try (var client = new RawClient()) {
            client.send(head("GET", PLANS) + "\r\n");
            assertThat(client.readHead()).contains(" 200 ").containsIgnoringCase("transfer-encoding: chunked");
            await().during(1, SECONDS).atMost(5, SECONDS).until(() -> sent.get() < chunks);
            var all = client.readAll();
            assertThat(all.length()).isGreaterThan(chunks * MIB);
            assertThat(all).endsWith("0\r\n\r\n");
        }
        assertThat(sent).hasValue(chunks);
    }

    private static void stream(HttpServerRequest request, int chunks, AtomicInteger sent) {
        if (sent.get() == chunks) {
            request.response().end();
        } else if (request.response().writeQueueFull()) {
            request.response().drainHandler(drained -> stream(request, chunks, sent));
        } else {
            sent.incrementAndGet();
            request.response().write(StandInService.megabytes(1)).onSuccess(ok -> stream(request, chunks, sent));
        }
    }

    @Test
    void aClientOfBeforeChunksGetsTheWholeAnswer() {
        paymentService.behave(request -> request.response()
                .setChunked(true)
                .write("abc")
                .onSuccess(ok -> request.response().end("def")));
        try (var client = new RawClient()) {
            var answer = client.send("GET " + PLANS + " HTTP/1.0\r\nAuthorization: Bearer " + token
                            + "\r\nConnection: keep-alive\r\n\r\n")
                    .readAll();
            assertThat(answer).startsWith("HTTP/1.0 200").endsWith("\r\n\r\nabcdef");
        }
    }

    @Test
    void aBodyOfAMebibytePassesAndAByteMoreDoesNot() {
        as(token).body(new byte[MIB]).post(PLANS).then().statusCode(200);
        paymentService.forget();

        try (var client = new RawClient()) {
            var answer = client.send(head("POST", PLANS) + "Content-Length: " + (MIB + 1) + "\r\n\r\n")
                    .readHead();
            assertThat(RawClient.statusesIn(answer)).containsExactly(413);
            assertThat(answer).containsIgnoringCase("connection: close");
        }
        assertRefused(as(token).body(new byte[MIB + 1]).post(PLANS).then(), Refusal.TOO_LARGE);
        assertThat(paymentService.begun()).isZero();
    }

    @Test
    void aBodyThatDoesNotSayHowLongItIsIsCounted() {
        var chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";
        try (var client = new RawClient()) {
            client.send(head("POST", PLANS) + "Transfer-Encoding: chunked\r\n\r\n");
            for (int sent = 0; sent < 16; sent++) {
                client.send(chunk);
            }
            client.send("1\r\nx\r\n");
            var answer = client.readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(413);
            assertThat(answer).contains("REQUEST_ENTITY_TOO_LARGE");
        }
        await().atMost(5, SECONDS).until(() -> paymentService.broken() > 0);
        assertThat(paymentService.received()).isEmpty();

        try (var client = new RawClient()) {
            client.send(head("POST", PLANS) + "Transfer-Encoding: chunked\r\n\r\n");
            for (int sent = 0; sent < 16; sent++) {
                client.send(chunk);
            }
            assertThat(RawClient.statusesIn(client.send("0\r\n\r\n").readAll())).containsExactly(200);
        }
    }

    @Test
    void aClientThatWaitsForPermissionGetsIt() {
        try (var client = new RawClient()) {
            client.send(head("POST", PLANS) + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.readHead()).startsWith("HTTP/1.1 100 ");
            assertThat(RawClient.statusesIn(client.send("abc").readAll())).containsExactly(100, 200);
        }
        assertThat(paymentService.only().body()).isEqualTo("abc");
        assertThat(paymentService.only().headers().contains("Expect")).isFalse();
    }

    @Test
    void aServiceThatIsAwayIsMissedOnlyUntilItIsBack() {
        stopped = true;
        paymentService.stopListening();
        assertRefused(as(token).get(PLANS).then(), Refusal.SERVICE_UNAVAILABLE).header("Retry-After", "1");
        assertRefused(as(token).body("{}").post(PLANS).then(), Refusal.SERVICE_UNAVAILABLE);
        as(token).get(PATIENTS).then().statusCode(200);

        paymentService.listen();
        stopped = false;
        as(token).get(PLANS).then().statusCode(200);
    }

    @Test
    void aConnectionThatTheServiceClosedWhileIdleHarmsNobody() {
        as(token).get(PLANS).then().statusCode(200);
        paymentService.stopListening();
        paymentService.listen();
        for (int request = 0; request < 10; request++) {
            as(token).body("{}").post(PLANS).then().statusCode(200);
        }
    }

    @Test
    void aServiceThatIsSlowIsGivenUp() {
        paymentService.behave(request -> {});
        assertRefused(as(token).get(PLANS).then(), Refusal.GATEWAY_TIMEOUT).header("Retry-After", "1");
        assertRefused(as(token).body("{}").post(PLANS).then(), Refusal.GATEWAY_TIMEOUT);
        await().atMost(5, SECONDS).until(() -> paymentService.broken() >= 2);

        paymentService.behaveWell();
        as(token).get(PLANS).then().statusCode(200);
    }

    /** Five times in a row is enough; then nobody waits any more, until the service is there again. */
    @Test
    void aServiceThatDoesNotAnswerIsNotAskedUntilItDoes() {
        paymentService.behave(request -> {});
        IntStream.range(0, 5)
                .parallel()
                .forEach(each -> as(token).get(PLANS).then().statusCode(504));
        try {
            assertRefused(as(token).body("{}").post(PLANS).then(), Refusal.SERVICE_UNAVAILABLE)
                    .header("Retry-After", "1");
            assertThat(metric()).isEqualTo("1.0");
            as(token).get(PATIENTS).then().statusCode(200);
        } finally {
            paymentService.behaveWell();
            await().atMost(5, SECONDS).until(() -> as(token).get(PLANS).statusCode() == 200);
        }
        assertThat(metric()).isEqualTo("0.0");
        assertThat(paymentService.received())
                .extracting(StandInService.Received::uri)
                .contains("/");
    }

    private String metric() {
        return given().get(management.resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith("molaris_gateway_breaker_open{service=\"payment-service\"}"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theTimeToAnswerBeginsWhenTheBodyIsThere() {
        try (var client = new RawClient()) {
            client.send(head("POST", PLANS) + "Content-Length: 3\r\n\r\na");
            var started = System.nanoTime();
            await().atMost(5, SECONDS).until(() -> System.nanoTime() - started > SECONDS.toNanos(2));
            assertThat(RawClient.statusesIn(client.send("bc").readAll())).containsExactly(200);
        }
    }

    @Test
    void aWriteIsNeverSentTwice() {
        paymentService.behave(
                request -> request.body().onSuccess(body -> request.connection().close()));
        assertRefused(as(token).body("{}").post(PLANS).then(), Refusal.SERVICE_UNAVAILABLE);
        assertThat(paymentService.begun()).isEqualTo(1);

        as(token).body("{}").post(PATIENTS).then().statusCode(200);
        paymentService.forget();
        paymentService.behave(request -> {});
        assertRefused(as(token).body("{}").post(PLANS).then(), Refusal.GATEWAY_TIMEOUT);
        assertThat(paymentService.begun()).isEqualTo(1);
    }

    @Test
    void anAnswerThatBreaksOffIsNotMadeToLookWhole() {
        paymentService.behave(request -> request.response()
                .putHeader("Content-Length", "10")
                .write("abc")
                .onSuccess(ok -> request.connection().close()));
        try (var client = new RawClient()) {
            var answer = client.send(
                            "GET " + PLANS + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                    .readAll();
            assertThat(answer).contains(" 200 ").endsWith("abc");
        }
    }

    @Test
    void aClientThatHangsUpFreesTheService() {
        var waiting = new CopyOnWriteArrayList<HttpServerRequest>();
        paymentService.behave(waiting::add);
        var client = new RawClient();
        client.send(head("GET", PLANS) + "\r\n");
        await().atMost(5, SECONDS).until(() -> !waiting.isEmpty());

        client.close();

        await().atMost(900, java.util.concurrent.TimeUnit.MILLISECONDS).until(() -> paymentService.broken() > 0);
    }

    @Test
    void aClientThatHangsUpInItsBodyLeavesNoRequestBehind() {
        var client = new RawClient();
        client.send(head("POST", PLANS) + "Content-Length: 10\r\n\r\nabc");
        await().atMost(5, SECONDS).until(() -> paymentService.begun() > 0);

        client.close();

        await().atMost(5, SECONDS).until(() -> paymentService.broken() > 0);
        assertThat(paymentService.received()).isEmpty();
    }

    private String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + token
                + "\r\n";
    }
}
