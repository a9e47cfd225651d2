package org.molaris.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths that carry much, or for long. A service is given one second to answer here, four where it is bulk. */
@QuarkusTest
class LoadsTest extends AtTheDoor {

    private static final int MIB = 1024 * 1024;
    private static final String CHUNK = "100000\r\n" + "x".repeat(MIB) + "\r\n";
    private static final String LAST_CHUNK = "0\r\n\r\n";

    private static final String DOCUMENTS = PATIENTS + "/7/documents";
    private static final String IMPORT = PATIENTS + "/import";
    private static final String EXPORT = PATIENTS + "/export";

    private final String token = Tokens.of(clinic).toString();

    @AfterEach
    void behaveWell() {
        clinicService.behaveWell();
        paymentService.behaveWell();
    }

    @ParameterizedTest
    @CsvSource({
        PATIENTS + ", 1048576",
        PATIENTS + "/7, 1048576",
        DOCUMENTS + ", 37748736",
        IMPORT + ", 536870912",
        PLANS + ", 1048576"
    })
    void aBodyThatSaysItIsLongerThanItsPathAllowsIsRefused(String path, long longest) {
        clinicService.behave(request -> request.response().end());
        paymentService.behave(request -> request.response().end());
        try (var client = new RawClient()) {
            var answer = client.send(head("POST", path) + "Content-Length: " + (longest + 1) + "\r\n\r\n")
                    .readHead();
            assertThat(RawClient.statusesIn(answer)).containsExactly(413);
        }
        assertThat(clinicService.begun() + paymentService.begun()).isZero();
        try (var client = new RawClient()) {
            var answer = client.send(head("POST", path) + "Content-Length: " + longest + "\r\n\r\nx")
                    .readHead();
            assertThat(RawClient.statusesIn(answer)).containsExactly(200);
        }
    }

    @Test
    void aDocumentIsCountedWhenItDoesNotSayHowLongItIs() {
        var arrived = new AtomicLong();
        clinicService.behave(request -> count(request, arrived));
        try (var client = new RawClient()) {
            client.send(head("POST", DOCUMENTS) + "Transfer-Encoding: chunked\r\n\r\n");
            for (int sent = 0; sent < 36; sent++) {
                client.send(CHUNK);
            }
            assertThat(RawClient.statusesIn(client.send(LAST_CHUNK).readAll())).containsExactly(200);
        }
        assertThat(arrived).hasValue(36L * MIB);

        try (var client = new RawClient()) {
            client.send(head("POST", DOCUMENTS) + "Transfer-Encoding: chunked\r\n\r\n");
            for (int sent = 0; sent < 36; sent++) {
                client.send(CHUNK);
            }
            var answer = client.send("1\r\nx\r\n").readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(413);
        }
    }

    @Test
    void anImportWaitsForItsServiceAndIsKeptNowhereOnTheWay() {
        var mebibytes = 96;
        var sent = new AtomicInteger();
        var arrived = new AtomicLong();
        var paused = new AtomicReference<HttpServerRequest>();
        clinicService.behave(request -> {
            count(request, arrived);
            request.pause();
            paused.set(request);
        });

        try (var client = new RawClient()) {
            client.send(head("POST", IMPORT) + "Transfer-Encoding: chunked\r\n\r\n");
            var sending = CompletableFuture.runAsync(() -> {
                while (sent.get() < mebibytes) {
                    client.send(CHUNK);
                    sent.incrementAndGet();
                }
                client.send(LAST_CHUNK);
            });
            await().atMost(5, SECONDS).until(() -> paused.get() != null);
            // What the sockets of four ends take, and no more: for longer than an answer may take.
            await().during(2, SECONDS).atMost(8, SECONDS).until(() -> sent.get() < mebibytes / 2);

            paused.get().resume();

            assertThat(RawClient.statusesIn(client.readAll())).containsExactly(200);
            sending.join();
        }
        assertThat(arrived).hasValue((long) mebibytes * MIB);
    }

    @Test
    void anImportMayThinkLongerThanOtherRequests() {
        clinicService.behave(request -> request.body()
                .onSuccess(body -> later(2_000, () -> request.response().end("report"))));
        as(token).body("name\nAna\n").post(IMPORT).then().statusCode(200);

        clinicService.behave(request -> {});
        assertRefused(as(token).body("name\nAna\n").post(IMPORT).then(), Refusal.GATEWAY_TIMEOUT);
    }

    @Test
    void anAnswerMayTakeAsLongAsItFlows() {
        clinicService.behave(request -> {
            request.response().setChunked(true);
            trickle(request, 12);
        });
        var begun = System.nanoTime();
        var rows = as(token).get(EXPORT).then().statusCode(200).extract().asString();
        assertThat(rows.lines()).hasSize(12);
        assertThat(System.nanoTime() - begun).isGreaterThan(SECONDS.toNanos(3));
    }

    @Test
    void anAnswerMayBeginBeforeTheRequestEnds() {
        var arrived = new AtomicLong();
        clinicService.behave(request -> {
            request.response().setChunked(true).write("0 rows\n");
            request.handler(chunk -> arrived.addAndGet(chunk.length()));
            request.endHandler(end -> request.response().end(arrived + " bytes\n"));
        });
        try (var client = new RawClient()) {
            client.send(head("POST", IMPORT) + "Transfer-Encoding: chunked\r\n\r\n")
                    .send("3\r\nabc\r\n");
            assertThat(client.readHead()).contains(" 200 ");
            var begun = System.nanoTime();
            await().atMost(5, SECONDS).until(() -> System.nanoTime() - begun > SECONDS.toNanos(2));
            var answer = client.send(CHUNK).send(LAST_CHUNK).readAll();
            assertThat(answer)
                    .contains("0 rows\n")
                    .contains((MIB + 3) + " bytes\n")
                    .endsWith("0\r\n\r\n");
        }
    }

    private static void count(HttpServerRequest request, AtomicLong arrived) {
        arrived.set(0);
        request.handler(chunk -> arrived.addAndGet(chunk.length()));
        request.endHandler(end -> request.response().end());
    }

    private static void trickle(HttpServerRequest request, int rows) {
        if (rows == 0) {
            request.response().end();
        } else {
            request.response().write("row " + rows + "\n");
            later(300, () -> trickle(request, rows - 1));
        }
    }

    private static void later(long delayMs, Runnable work) {
        Vertx.currentContext().owner().setTimer(delayMs, over -> work.run());
    }

    private String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + token
                + "\r\n";
    }
}
