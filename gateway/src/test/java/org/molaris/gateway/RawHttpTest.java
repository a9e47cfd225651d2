package org.molaris.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no library would send. */
@QuarkusTest
class RawHttpTest extends AtTheDoor {

    private final String token = Tokens.of(clinic).toString();
    private final String authorized = "Host: x\r\nAuthorization: Bearer " + token + "\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/dental/patients/../../../internal/patients",
                "/api/dental/patients/%2e%2e/%2e%2e/internal",
                "/api/dental/patients/..%2finternal",
                "/api/dental/patients%2f1",
                "/api/dental/patients/%5cinternal",
                "/api/dental/patients;/internal",
                "/api/dental//patients",
                "//api/dental/patients",
                "/api/dental/./patients",
                "http://127.0.0.1/api/dental/patients",
                "/api/dental/patients/%00",
                "/api/dental/patients#/x"
            })
    void aPathWithTricksIsRefusedBeforeAnythingElse(String path) {
        try (var client = new RawClient()) {
            var answer = client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(400);
            assertThat(answer).contains("MALFORMED_PATH");
        }
        assertThat(clinicService.begun()).isZero();
    }

    @Test
    void aPathThatIsNoPathAtAllIsRefused() {
        try (var client = new RawClient()) {
            var answer = client.send("GET /api\\dental\\patients HTTP/1.1\r\n" + authorized + "\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(400);
        }
        assertThat(clinicService.begun()).isZero();
    }

    /** Nothing behind a request that can be read in two ways is read: it may be a part of it. */
    @Test
    void whatFollowsAnAmbiguousRequestIsNotARequest() {
        try (var client = new RawClient()) {
            var answer = client.send(
                            "POST " + PATIENTS + " HTTP/1.1\r\n" + authorized + "Transfer-Encoding: identity\r\n\r\n"
                                    + "GET " + PATIENTS + " HTTP/1.1\r\n" + authorized + "\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(400);
            assertThat(answer).contains("MALFORMED_REQUEST");
        }
        assertThat(clinicService.begun()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal", "/internal/patients/1", "/q/health", "/q/metrics", "/issuer/token", "/api/x"})
    void whatIsNotRoutedIsNotThere(String path) {
        try (var client = new RawClient()) {
            var answer = client.send("GET " + path + " HTTP/1.1\r\n" + authorized + "Connection: close\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(404);
            assertThat(answer).contains("\"code\":\"NOT_FOUND\"");
        }
        assertThat(clinicService.begun() + paymentService.begun()).isZero();
    }

    /** By RFC 9112, 6.1 the chunks win; what a length of 0 would have left over must not become a request of its own. */
    @Test
    void aRequestWithLengthAndChunksIsOneRequest() {
        var smuggled = "GET /internal HTTP/1.1\r\nHost: x\r\n\r\n";
        try (var client = new RawClient()) {
            var answer = client.send("POST " + PATIENTS + " HTTP/1.1\r\n" + authorized
                            + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                            + Integer.toHexString(smuggled.length()) + "\r\n" + smuggled + "\r\n0\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).hasSize(1);
        }
        assertThat(clinicService.only().body()).isEqualTo(smuggled);
        assertThat(clinicService.only().headers().contains("Content-Length")
                        && clinicService.only().headers().contains("Transfer-Encoding"))
                .isFalse();
    }

    @Test
    void whatFollowsTheLastChunkIsARequestLikeAnyOtherAndPassesTheGatesItself() {
        try (var client = new RawClient()) {
            var answer = client.send("POST " + PATIENTS + " HTTP/1.1\r\n" + authorized
                            + "Content-Length: 60\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                            + "GET " + PLANS + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(200, 401);
        }
        assertThat(clinicService.begun()).isEqualTo(1);
        assertThat(paymentService.begun()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: Chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding:\u000bchunked",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: +5",
                "Content-Length: -1",
                "Content-Length: 5, 6",
                "Content-Length: 0x5",
                "Content-Length: 99999999999999999999"
            })
    void aBodyWhoseLengthCanBeReadInTwoWaysIsRefused(String framing) {
        try (var client = new RawClient()) {
            var answer = client.send("POST " + PATIENTS + " HTTP/1.1\r\n" + authorized + framing
                            + "\r\n\r\n5\r\nhello\r\n0\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(400);
        }
        assertThat(clinicService.begun()).isZero();
    }

    @Test
    void chunksAreNotForHttp10() {
        try (var client = new RawClient()) {
            var answer = client.send("POST " + PATIENTS + " HTTP/1.0\r\n" + authorized
                            + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(400);
        }
        assertThat(clinicService.begun()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\nhello\r\n0\r\n\r\n", "-5\r\nhello\r\n0\r\n\r\n", "fffffffffffffffff\r\nhello"})
    void aBadChunkEndsTheConnectionAndTheRequest(String chunks) {
        try (var client = new RawClient()) {
            var answer = client.send(
                            "POST " + PATIENTS + " HTTP/1.1\r\n" + authorized + "Transfer-Encoding: chunked\r\n\r\n"
                                    + chunks + "GET /internal HTTP/1.1\r\nHost: x\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).doesNotContain(200, 404).hasSizeLessThan(2);
        }
        assertThat(clinicService.received()).isEmpty();
    }

    @Test
    void aFoldedHeaderIsNotASecondHeader() {
        try (var client = new RawClient()) {
            var answer = client.send(
                            "GET " + PATIENTS + " HTTP/1.1\r\n" + authorized
                                    + "Connection: close\r\nAccept: a\r\n X-Clinic-Id: other\r\n\tTransfer-Encoding: chunked\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).hasSize(1);
        }
        clinicService.received().forEach(received -> {
            assertThat(received.headers().contains("X-Clinic-Id")).isFalse();
            assertThat(received.headers().contains("Transfer-Encoding")).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "TRACE", "PROPFIND", "get", "X"})
    void methodsOfNoUseHereAreRefused(String method) {
        try (var client = new RawClient()) {
            var answer = client.send(
                            method + " " + PATIENTS + " HTTP/1.1\r\n" + authorized + "Connection: close\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(405);
            assertThat(answer.toLowerCase(Locale.ROOT)).contains("allow: delete, get, head");
        }
        assertThat(clinicService.begun()).isZero();
    }

    @Test
    void headersWithoutEndAreCutOff() {
        try (var client = new RawClient()) {
            var answer = client.send(
                            "GET " + PATIENTS + " HTTP/1.1\r\n" + authorized + "A: " + "a".repeat(100_000) + "\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(431);
        }
        assertThat(clinicService.begun()).isZero();
    }

    @Test
    void requestsOneBehindTheOtherAreAnsweredInOrder() {
        var get = "GET " + PATIENTS + "/%d HTTP/1.1\r\n" + authorized;
        try (var client = new RawClient()) {
            var answer = client.send(get.formatted(1) + "\r\n" + "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n"
                            + get.formatted(2) + "Connection: close\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(200, 404, 200);
        }
        assertThat(clinicService.received())
                .extracting(StandInService.Received::uri)
                .containsExactly(PATIENTS + "/1", PATIENTS + "/2");
    }

    @Test
    void theWelcomeSaysWhatThisIs() {
        try (var client = new RawClient()) {
            var answer = client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(200);
            assertThat(answer).contains("\"name\":\"Molaris\"");
        }
    }
}
