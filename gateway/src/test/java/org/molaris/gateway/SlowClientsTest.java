package org.molaris.gateway;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Here a head has to be there within two seconds, and a body or an answer must flow within three. All of them run at once. */
@QuarkusTest
class SlowClientsTest extends AtTheDoor {

    private final String token = Tokens.of(clinic).toString();
    private final String authorized = "Host: x\r\nAuthorization: Bearer " + token + "\r\n";

    @Test
    void whoSendsOrTakesByTheByteOrNotAtAllIsCutOff() {
        paymentService.behave(SlowClientsTest::answerWithoutEnd);
        try (var silent = new RawClient();
                var head = new RawClient();
                var body = new RawClient();
                var reader = new RawClient();
                var halfAHead = new RawClient();
                var halfABody = new RawClient();
                var idle = new RawClient()) {
            idle.send(get(PATIENTS) + "\r\n").readHead();
            head.send("GET " + PATIENTS + " HTTP/1.1\r\n");
            body.send(post(100_000));
            reader.send(get(PLANS) + "\r\n").readHead();
            halfAHead.send("GET " + PATIENTS + " HTTP/1.1\r\nHost: x");
            halfABody.send(post(5) + "hell");

            // A byte a poll, until each of them cannot send any more.
            await().atMost(30, SECONDS)
                    .pollInterval(100, MILLISECONDS)
                    .until(() -> Stream.of(head, body, reader)
                            .filter(client -> client.takes("x"))
                            .toList()
                            .isEmpty());

            assertThat(silent.readAll()).isEmpty();
            for (var client : List.of(halfAHead, halfABody)) {
                var answer = client.readAll();
                assertThat(RawClient.statusesIn(answer)).containsExactly(408);
                assertThat(answer).contains("\"code\":\"REQUEST_TIMEOUT\"").containsIgnoringCase("connection: close");
                assertThat(client.isOver()).isTrue();
            }
            // A connection between two requests is none of these.
            assertThat(idle.send(get(PATIENTS) + "Connection: close\r\n\r\n").readAll())
                    .contains(" 200 ");
        }
        await().atMost(5, SECONDS).until(() -> paymentService.broken() > 0 && clinicService.broken() > 1);
    }

    @Test
    void aClientThatGoesInTheMiddleOfItsNextRequestIsNotAnsweredTheLastOne() {
        paymentService.behave(request -> {});
        try (var client = new RawClient()) {
            client.send(get(PLANS) + "\r\n" + get(PLANS));
            await().atMost(5, SECONDS).until(() -> paymentService.begun() > 0);
        }
        await().atMost(900, MILLISECONDS).until(() -> paymentService.broken() > 0);
    }

    private String get(String path) {
        return "GET " + path + " HTTP/1.1\r\n" + authorized;
    }

    private String post(int length) {
        return "POST " + PATIENTS + " HTTP/1.1\r\n" + authorized + "Content-Length: " + length + "\r\n\r\n";
    }

    private static void answerWithoutEnd(HttpServerRequest request) {
        if (!request.response().isChunked()) {
            request.response().setChunked(true);
        }
        if (request.response().writeQueueFull()) {
            request.response().drainHandler(drained -> answerWithoutEnd(request));
        } else {
            request.response().write(StandInService.megabytes(1)).onSuccess(ok -> answerWithoutEnd(request));
        }
    }
}
