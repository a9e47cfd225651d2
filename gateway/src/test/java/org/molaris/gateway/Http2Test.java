package org.molaris.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 in front, HTTP/1.1 behind. All of a test's requests share one connection. */
@QuarkusTest
class Http2Test extends AtTheDoor {

    private static final int MIB = 1024 * 1024;
    private static final String IMPORT = PATIENTS + "/import";

    private static Vertx vertx;

    private HttpClient client;

    private final String token = Tokens.of(clinic).toString();

    /** An answer, whole. */
    private record Answer(HttpClientResponse head, String body) {

        int status() {
            return head.statusCode();
        }
    }

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void end() {
        join(vertx.close());
    }

    @BeforeEach
    void connect() {
        client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false),
                new PoolOptions().setHttp2MaxSize(1));
    }

    @AfterEach
    void disconnect() {
        join(client.close());
    }

    @AfterEach
    void behaveWell() {
        clinicService.behaveWell();
    }

    /** On a path whose service is given time: what is shown has nothing to do with how fast it is. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "POST", "PATCH"})
    void aBodyArrivesIntactWhetherItSaysHowLongItIsOrNot(String method) {
        var announced = send(method, IMPORT, "José");
        assertThat(announced.status()).isEqualTo(200);
        assertThat(announced.head().version()).isEqualTo(HttpVersion.HTTP_2);
        assertThat(announced.body()).isEqualTo("José");
        assertThat(clinicService.only().headers().get("Content-Length")).isEqualTo("5");
        clinicService.forget();

        var counted = answered(ask(method, IMPORT), request -> {
            request.setChunked(true).write("Jo");
            return request.send("sé");
        });
        assertThat(join(counted).body()).isEqualTo("José");
        assertThat(clinicService.only().headers().get("Transfer-Encoding")).isEqualTo("chunked");
    }

    /** The first request of a token waits for its passport to be signed, and its body does not. */
    @Test
    void aBodyThatIsThereBeforeItsSenderIsKnownIsNotLost() {
        var counted = answered(ask("POST", IMPORT), request -> {
            request.setChunked(true).write("Jo");
            return request.send("sé");
        });
        assertThat(join(counted).body()).isEqualTo("José");
        assertThat(clinicService.only().body()).isEqualTo("José");
    }

    /** Here a head may take two seconds; that many heads may take longer, though none of them is ever seen under way. */
    @Test
    void aConnectionOfQuickRequestsIsNotTakenForATrickle() {
        var last = new AtomicReference<HttpConnection>();
        await().pollInterval(200, TimeUnit.MILLISECONDS)
                .during(3, SECONDS)
                .atMost(20, SECONDS)
                .until(() -> {
                    var connection =
                            send("GET", "/nowhere", null).head().request().connection();
                    return last.getAndSet(connection) == connection;
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "HEAD", "OPTIONS"})
    void aRequestWithoutABodyStaysWithoutOne(String method) {
        assertThat(send(method, PLANS, null).status()).isEqualTo(200);
        var headers = paymentService.only().headers();
        assertThat(headers.contains("Transfer-Encoding")).isFalse();
        assertThat(headers.get("Host")).isEqualTo("localhost:" + RestAssured.port);
        assertThat(headers.get("Forwarded"))
                .isEqualTo("for=127.0.0.1;proto=http;host=\"localhost:" + RestAssured.port + '"');
    }

    @Test
    void answersHaveNothingOfAConnection() {
        paymentService.behave(request -> request.response()
                .setStatusCode(409)
                .putHeader("Connection", "close, X-Hop")
                .putHeader("X-Hop", "1")
                .putHeader("Keep-Alive", "timeout=1")
                .putHeader("ETag", "\"7\"")
                .setChunked(true)
                .end("{}"));
        var answer = send("GET", PLANS, null);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.head().headers().names())
                .contains("etag", "x-request-id")
                .doesNotContain("connection", "x-hop", "keep-alive", "transfer-encoding");
    }

    @Test
    void answersWithoutABodyStayWithoutOne() {
        paymentService.behave(request -> request.response().setStatusCode(204).end());
        assertThat(send("DELETE", PLANS, null).status()).isEqualTo(204);
        paymentService.behave(request -> request.response().setStatusCode(304).end());
        assertThat(send("GET", PLANS, null).status()).isEqualTo(304);
        paymentService.behave(request ->
                request.response().putHeader("Content-Length", "12345").end());
        assertThat(send("HEAD", PLANS, null).head().getHeader("Content-Length")).isEqualTo("12345");
        assertThat(send("HEAD", "/", null).body()).isEmpty();
        assertThat(send("HEAD", "/nowhere", null).body()).isEmpty();
        assertThat(send("HEAD", "/oauth2/authorize", null).body()).isEmpty();
    }

    @Test
    void aRefusalEndsItsStreamAndNotTheConnection() {
        var connection = join(ask("GET", PLANS)).connection();
        assertThat(send("POST", PLANS + "/../x", "{}").status()).isEqualTo(400);
        assertThat(send("GET", "/nowhere", null).status()).isEqualTo(404);
        var tooLarge = send("POST", PLANS, "x".repeat(MIB + 1));
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.head().headers().contains("connection")).isFalse();
        var counted = answered(ask("POST", PLANS), request -> {
            request.setChunked(true).write(Buffer.buffer(new byte[MIB]));
            return request.send("x");
        });
        assertThat(join(counted).status()).isEqualTo(413);

        assertThat(send("GET", PLANS, null).status()).isEqualTo(200);
        assertThat(join(ask("GET", PLANS)).connection()).isSameAs(connection);
    }

    @Test
    void aClientIsToldHowMuchItMaySend() {
        var settings = join(ask("GET", PLANS)).connection().remoteSettings();
        assertThat(settings.getMaxHeaderListSize()).isEqualTo(16_384);
        assertThat(settings.getMaxConcurrentStreams()).isEqualTo(100);
    }

    @Test
    void anAnswerThatBreaksOffResetsItsStreamAlone() {
        var held = new CopyOnWriteArrayList<HttpServerRequest>();
        clinicService.behave(held::add);
        var other = answered(ask("GET", PATIENTS), HttpClientRequest::send);
        await().atMost(5, SECONDS).until(() -> held.size() == 1);
        paymentService.behave(request -> request.response()
                .putHeader("Content-Length", "10")
                .write("abc")
                .onSuccess(ok -> request.connection().close()));

        assertThatThrownBy(() -> send("GET", PLANS, null)).hasRootCauseInstanceOf(StreamResetException.class);

        held.get(0).response().end("whole");
        assertThat(join(other).body()).isEqualTo("whole");
    }

    @Test
    void aStreamThatTheClientResetsFreesTheServiceAndNobodyElse() {
        var held = new CopyOnWriteArrayList<HttpServerRequest>();
        paymentService.behave(held::add);
        clinicService.behave(held::add);
        var given = join(ask("GET", PLANS));
        given.end();
        var other = answered(ask("GET", PATIENTS), HttpClientRequest::send);
        await().atMost(5, SECONDS).until(() -> held.size() == 2);

        given.reset(8);

        await().atMost(900, TimeUnit.MILLISECONDS).until(() -> paymentService.broken() > 0);
        assertThat(clinicService.broken()).isZero();
        held.forEach(request -> request.response().end("whole"));
        assertThat(join(other).status()).isEqualTo(200);
    }

    @Test
    void whatAClientDoesNotReadIsNotFetched() {
        var sent = new AtomicInteger();
        paymentService.behave(request -> {
            request.response().setChunked(true);
            sendOn(request, sent);
        });
        var answer = join(ask("GET", PLANS).compose(request -> request.send().map(HttpClientResponse::pause)));
        await().during(1, SECONDS).atMost(5, SECONDS).until(() -> sent.get() < 32);
        var arrived = new AtomicInteger();
        answer.handler(chunk -> arrived.addAndGet(chunk.length()));
        answer.resume();
        await().atMost(10, SECONDS).until(() -> arrived.get() == 32 * MIB);
    }

    @Test
    void whatAServiceDoesNotReadIsNotFetchedEither() {
        var paused = new CopyOnWriteArrayList<HttpServerRequest>();
        clinicService.behave(request -> paused.add(request.pause()));
        var request = join(ask("POST", IMPORT));
        var written = new AtomicInteger();
        vertx.runOnContext(go -> writeOn(request.setChunked(true), written));
        await().atMost(5, SECONDS).until(() -> !paused.isEmpty());
        await().during(1, SECONDS).atMost(5, SECONDS).until(() -> written.get() < 32);
        paused.get(0).response().setStatusCode(409).end();
        assertThat(join(request.response()).statusCode()).isEqualTo(409);
        written.set(64);
        request.reset();
    }

    private static void writeOn(HttpClientRequest request, AtomicInteger written) {
        while (!request.writeQueueFull() && written.get() < 64) {
            written.incrementAndGet();
            request.write(StandInService.megabytes(1));
        }
        request.drainHandler(drained -> writeOn(request, written));
    }

    private static void sendOn(HttpServerRequest request, AtomicInteger sent) {
        if (sent.get() == 32) {
            request.response().end();
        } else if (request.response().writeQueueFull()) {
            request.response().drainHandler(drained -> sendOn(request, sent));
        } else {
            sent.incrementAndGet();
            request.response().write(StandInService.megabytes(1)).onSuccess(ok -> sendOn(request, sent));
        }
    }

    private Answer send(String method, String path, String body) {
        return join(answered(ask(method, path), request -> body == null ? request.send() : request.send(body)));
    }

    private Future<HttpClientRequest> ask(String method, String path) {
        return client.request(new RequestOptions()
                .setMethod(HttpMethod.valueOf(method))
                .setHost("localhost")
                .setPort(RestAssured.port)
                .setURI(path)
                .putHeader("authorization", "Bearer " + token));
    }

    /** The body is asked for on the request's own loop: from here it might be asked for when it has passed already. */
    private static Future<Answer> answered(
            Future<HttpClientRequest> asked, Function<HttpClientRequest, Future<HttpClientResponse>> send) {
        return asked.compose(request ->
                send.apply(request).compose(head -> head.body().map(body -> new Answer(head, body.toString()))));
    }

    private static <T> T join(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
