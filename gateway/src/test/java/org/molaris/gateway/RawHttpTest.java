package org.molaris.gateway;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

    /** Shapes that two readers in a row could take for different requests: refused in our form, and the last on their connection. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST PATH HTTP/1.1|Host: x|Content-Length: 4|Transfer-Encoding: chunked||0||",
                "POST PATH HTTP/1.1|Host: x|Transfer-Encoding: chunked|Content-Length: 4||0||",
                "POST PATH HTTP/1.1|Host: x|Content-Length: 5|Content-Length: 5||hello",
                "POST PATH HTTP/1.1|Host: x|Content-Length: 5 5||hello",
                "POST PATH HTTP/1.1|Host: x|Content-Length: 05x||hello",
                "GET PATH HTTP/1.1|Host: x|Accept: a| X-Clinic-Id: other||",
                "GET PATH HTTP/1.1|Host: x|Accept: a|\tTransfer-Encoding: chunked||",
                "GET PATH HTTP/1.1| Host: x||",
                " GET PATH HTTP/1.1|Host: x||",
                "GET PATH HTTP/1.1|Host: x\nX-Clinic-Id: other||",
                "GET PATH HTTP/1.1\nHost: x||",
                "GET PATH HTTP/1.1|Host: x|Accept: a\u0000b||",
                "GET PATH HTTP/1.1|Host: x|Accept: a\rb||",
                "GET PATH HTTP/1.1|Host: x|Acc\u0000ept: a||",
                "GET PATH HTTP/1.1|Host: x|Accept||",
                "GET PATH HTTP/1.1|Host: x|: a||",
                "GET PATH HTTP/1.1|Host : x||",
                "GET PATH HTTP/1.1||",
                "GET PATH HTTP/1.1|Host: x|Host: x||",
                "GET PATH HTTP/1.1|Host: x|host: y||",
                "GET PATH HTTP/1.1|Host: x/api||",
                "GET PATH HTTP/1.1|Host: a@b||",
                "GET PATH HTTP/1.1|Host: x y||",
                "GET PATH HTTP/1.1|Host: x:port||",
                "GET PATH HTTP/1.1|Host:||",
                "GET http://x/api/dental/patients HTTP/1.1|Host: x||",
                "GET x:80 HTTP/1.1|Host: x||",
                "OPTIONS * HTTP/1.1|Host: x||",
                "GET PATH HTTP/1.2|Host: x||",
                "GET PATH HTTP/2.0|Host: x||",
                "GET PATH|Host: x||",
                "GET PATH FTP/1.1|Host: x||",
                "GET  HTTP/1.1|Host: x||"
            })
    void whatCouldBeReadInTwoWaysIsRefusedAndNothingBehindItRead(String shape) {
        var request = shape.replace("|", "\r\n").replace("PATH", PATIENTS);
        int headEnd = request.indexOf("\r\n\r\n") + 2;
        var authorization = headEnd < 2 ? "" : "Authorization: Bearer " + token + "\r\n";
        try (var client = new RawClient()) {
            var answer = client.send(request.substring(0, headEnd) + authorization + request.substring(headEnd) + "GET "
                            + PATIENTS + " HTTP/1.1\r\n" + authorized + "\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(400);
            assertThat(answer)
                    .containsIgnoringCase("\r\nconnection: close\r\n")
                    .containsIgnoringCase("\r\nx-request-id: ")
                    .containsPattern("\"code\":\"MALFORMED_(REQUEST|PATH)\"");
            assertThat(client.isOver()).isTrue();
        }
        assertThat(clinicService.begun()).isZero();
    }

    @Test
    void aFoldIsSeenWhereverTheHeadIsCut() {
        var head = "GET " + PATIENTS + " HTTP/1.1\r\n" + authorized + "Accept: a\r\n X-Clinic-Id: other\r\n\r\n";
        int fold = head.indexOf(" X-Clinic-Id");
        for (int cut : new int[] {fold - 1, fold, fold + 1}) {
            try (var client = new RawClient()) {
                client.send(head.substring(0, cut));
                // Until the first part has been read by itself.
                await().pollDelay(50, MILLISECONDS).until(() -> true);
                var answer = client.send(head.substring(cut)).readAll();
                assertThat(RawClient.statusesIn(answer)).containsExactly(400);
            }
        }
        assertThat(clinicService.begun()).isZero();
    }

    @Test
    void nobodyChangesTheProtocolInTheMiddle() {
        try (var client = new RawClient()) {
            var answer = client.send(
                            "GET " + PATIENTS + " HTTP/1.1\r\n" + authorized
                                    + "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(200);
        }
        assertThat(clinicService.only().headers().names()).doesNotContain("Upgrade", "HTTP2-Settings");
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
    @ValueSource(
            strings = {
                "zz\r\nhello\r\n0\r\n\r\n",
                "-5\r\nhello\r\n0\r\n\r\n",
                "fffffffffffffffff\r\nhello",
                "5\r\nhello0\r\n\r\n",
                "5\nhello\r\n0\r\n\r\n",
                "\r\nhello\r\n0\r\n\r\n",
                "0x5\r\nhello\r\n0\r\n\r\n",
                "5;LONG\r\nhello\r\n0\r\n\r\n",
                "5\r\nhello\r\n0\r\nX: LONG LONG\r\n\r\n"
            })
    void aBadChunkEndsTheConnectionAndTheRequest(String chunks) {
        try (var client = new RawClient()) {
            var answer = client.send(
                            "POST " + PATIENTS + " HTTP/1.1\r\n" + authorized + "Transfer-Encoding: chunked\r\n\r\n"
                                    + chunks.replace("LONG", "x".repeat(10_000))
                                    + "GET /internal HTTP/1.1\r\nHost: x\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(400);
            assertThat(answer).contains("MALFORMED_REQUEST");
            assertThat(client.isOver()).isTrue();
        }
        assertThat(clinicService.received()).isEmpty();
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
    void aHeadThatIsTooLongIsCutOff() {
        try (var client = new RawClient()) {
            var answer = client.send("GET " + PATIENTS + " HTTP/1.1\r\n" + authorized + "A: " + "a".repeat(16_384))
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(431);
            assertThat(answer).contains("\"code\":\"REQUEST_HEADER_FIELDS_TOO_LARGE\"");
        }
        try (var client = new RawClient()) {
            var answer =
                    client.send("GET " + PATIENTS + "?q=" + "a".repeat(8_192)).readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(414);
            assertThat(answer).contains("\"code\":\"URI_TOO_LONG\"");
        }
        assertThat(clinicService.begun()).isZero();
    }

    /** The fetch of browsers and of Node leaves braces as they are. */
    @Test
    void aQueryThatNobodyEncodedReachesTheService() {
        var get = "GET %s?q=%s HTTP/1.1\r\nConnection: close\r\n" + authorized + "\r\n";
        try (var client = new RawClient()) {
            var answer = client.send(get.formatted(PATIENTS, "{\"id\":{%22eq%22:\"7\"}}"))
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(200);
        }
        assertThat(clinicService.only().uri()).isEqualTo(PATIENTS + "?q=%7B%22id%22:%7B%22eq%22:%227%22%7D%7D");
        try (var client = new RawClient()) {
            var answer = client.send(get.formatted(PATIENTS, "%zz")).readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(400);
            assertThat(answer).contains("\"code\":\"MALFORMED_PATH\"");
        }
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
