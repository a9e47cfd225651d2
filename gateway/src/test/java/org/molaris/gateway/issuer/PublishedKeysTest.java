package org.molaris.gateway.issuer;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedKeysTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration AT_ONCE = Duration.ofNanos(1);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);

    private static Vertx vertx;
    private static RsaJsonWebKey one;
    private static RsaJsonWebKey another;

    private final StandInIssuer issuer = new StandInIssuer(0);
    private final Counter failures = new SimpleMeterRegistry().counter("failures");

    @BeforeAll
    static void makeKeys() throws JoseException {
        vertx = Vertx.vertx();
        one = called("one", RsaJwkGenerator.generateJwk(2048));
        another = called("another", RsaJwkGenerator.generateJwk(2048));
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void anIssuerIsAskedOnceForAllThatWaitAndNotAgainForAWhile() {
        var waiting = new CopyOnWriteArrayList<HttpServerRequest>();
        issuer.behave(waiting::add);
        var keys = keys(NEVER);

        var asking = IntStream.range(0, 100).mapToObj(i -> keys.askedAgain()).toList();
        await().atMost(5, SECONDS).until(() -> !waiting.isEmpty());
        issuer.publish(one);
        waiting.get(0).response().setStatusCode(500).end();

        asking.forEach(answer -> assertThatThrownBy(() -> join(answer)).hasMessageContaining("500"));
        assertThat(keys.askedAgain().failed()).isTrue();
        assertThat(issuer.asked()).isEqualTo(1);
        assertThat(failures.count()).isEqualTo(1);
    }

    @Test
    void aKeyThatStaysIsTheSameAndOneThatGoesIsWithdrawn() throws JoseException {
        var keys = keys(AT_ONCE);
        issuer.publish(one, another);
        ask(keys);
        var first = keys.known().find("one");
        var second = keys.known().find("another");

        issuer.publish(another);
        ask(keys);

        assertThat(keys.known().find("another")).isSameAs(second);
        assertThat(keys.known().find("one")).isNull();
        assertThat(first.isWithdrawn()).isTrue();
        assertThat(second.isWithdrawn()).isFalse();

        // Another key under the name of the one that was there.
        issuer.publish(called("another", RsaJwkGenerator.generateJwk(2048)));
        ask(keys);
        assertThat(second.isWithdrawn()).isTrue();
        assertThat(keys.known().find("another").isWithdrawn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no JSON", "null", "[]", "7", "{}", "{\"keys\":7}", "{\"keys\":[7]}", "{\"keys\":null}"})
    void nonsenseIsAFailureAndWhatIsKnownStays(String nonsense) {
        var keys = keys(AT_ONCE);
        issuer.publish(one);
        ask(keys);

        issuer.answer(nonsense);
        assertThatThrownBy(() -> ask(keys));

        assertThat(keys.known().find("one").isWithdrawn()).isFalse();
        assertThat(failures.count()).isEqualTo(1);
    }

    @Test
    void anIssuerThatTakesItsTimeIsAFailure() {
        var keys = new PublishedKeys("stand-in", endpoint(SHORT), NEVER, AT_ONCE, failures);
        issuer.behave(request -> request.response().setChunked(true).write("{\"keys\":["));

        assertThatThrownBy(() -> ask(keys)).hasMessageContaining("300");
        assertThat(failures.count()).isEqualTo(1);
    }

    @Test
    void anIssuerThatIsAwayOrEndlessOrElsewhereIsAFailure() {
        var keys = keys(AT_ONCE);
        issuer.publish(one);
        ask(keys);

        issuer.behave(request -> request.response().end("{\"keys\":[" + " ".repeat(300 * 1024) + "]}"));
        assertThatThrownBy(() -> ask(keys)).hasMessageContaining("bytes");
        issuer.behave(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", issuer.address())
                .end());
        assertThatThrownBy(() -> ask(keys)).hasMessageContaining("302");
        issuer.stopListening();
        assertThatThrownBy(() -> ask(keys));

        assertThat(keys.known().find("one").isWithdrawn()).isFalse();
        assertThat(failures.count()).isEqualTo(3);

        issuer.listen();
        issuer.publish(another);
        ask(keys);
        assertThat(keys.known().find("another")).isNotNull();
    }

    @Test
    void onlyKeysThatSignAsIsAcceptedHereAreTaken() throws JoseException {
        var all = new ArrayList<JsonWebKey>();
        all.add(one);
        all.add(called("p-256", EcJwkGenerator.generateJwk(EllipticCurves.P256)));
        all.add(called("p-521", EcJwkGenerator.generateJwk(EllipticCurves.P521)));
        all.add(called("short", RsaJwkGenerator.generateJwk(1024)));
        all.add(called("secret", OctJwkGenerator.generateJwk(256)));
        var encrypting = called("encrypting", copyOf(another));
        encrypting.setUse("enc");
        all.add(encrypting);
        var forOaep = called("oaep", copyOf(another));
        forOaep.setAlgorithm("RSA-OAEP");
        all.add(forOaep);
        issuer.publish(all.toArray(JsonWebKey[]::new));
        var keys = keys(AT_ONCE);
        ask(keys);

        assertThat(keys.known().find("one")).isNotNull();
        assertThat(keys.known().find("p-256")).isNotNull();
        assertThat(keys.known().size()).isEqualTo(2);
        assertThat(keys.known().find(null)).isNull();
    }

    @Test
    void whatIsKnownIsRefreshedByItself() {
        var keys =
                new PublishedKeys("stand-in", endpoint(LONG), Duration.ofMillis(50), Duration.ofMillis(20), failures);
        issuer.publish(one);
        keys.keepFresh(vertx);
        await().atMost(5, SECONDS).until(() -> keys.known().find("one") != null);

        issuer.stopListening();
        await().atMost(5, SECONDS).until(() -> failures.count() > 1);
        assertThat(keys.known().find("one")).isNotNull();
        issuer.publish(another);
        issuer.listen();

        await().atMost(5, SECONDS).until(() -> keys.known().find("another") != null);
        assertThat(keys.known().find("one")).isNull();
    }

    private PublishedKeys keys(Duration againAfter) {
        return new PublishedKeys("stand-in", endpoint(LONG), NEVER, againAfter, failures);
    }

    private JwksEndpoint endpoint(Duration patience) {
        return new JwksEndpoint(URI.create(issuer.address()), patience, vertx);
    }

    private static KeySet ask(PublishedKeys keys) {
        return join(keys.askedAgain());
    }

    private static KeySet join(io.vertx.core.Future<KeySet> answer) {
        return answer.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(15, SECONDS)
                .join();
    }

    private static <K extends JsonWebKey> K called(String id, K key) {
        key.setKeyId(id);
        return key;
    }

    private static JsonWebKey copyOf(RsaJsonWebKey key) throws JoseException {
        return JsonWebKey.Factory.newJwk(key.toJson());
    }
}
