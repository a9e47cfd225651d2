package org.molaris.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.molaris.auth.KeyFiles;

/** How long a passport is used, with a clock that the test turns. */
@QuarkusTest
class PassportsTest extends AtTheDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Inject
    GatewayConfig config;

    @Inject
    KeyFiles files;

    @Inject
    Passports inUse;

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    Vertx vertx;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    @Test
    void aPassportIsMadeAnewBesideTheRequestsWhenHalfAMinuteIsLeft() {
        var passports = passports();
        var credential = credentialFor(Duration.ofHours(1));
        var first = take(passports, credential);

        now.set(NOON.plusSeconds(89));
        assertThat(take(passports, credential)).isSameAs(first);
        now.set(NOON.plusSeconds(90));
        assertThat(passports.of(credential, null).result()).isSameAs(first);
        await().until(() -> take(passports, credential), second -> !second.equals(first));
        var second = take(passports, credential);
        assertThat(second.authorization()).isNotEqualTo(first.authorization());
        assertThat(second.renewAt()).isEqualTo(NOON.plusSeconds(180));
        assertThat(take(passports, credential)).isSameAs(second);
    }

    @Test
    void withAQuarterOfAMinuteLeftAPassportIsWaitedFor() {
        var passports = passports();
        var credential = credentialFor(Duration.ofHours(1));
        var first = take(passports, credential);

        now.set(NOON.plusSeconds(105));
        assertThat(passports.of(credential, null).isComplete()).isFalse();
        assertThat(take(passports, credential)).isNotSameAs(first);
    }

    @Test
    void theLastPassportOfACredentialServesToItsEnd() {
        var passports = passports();
        var credential = credentialFor(Duration.ofSeconds(20));
        var last = take(passports, credential);

        assertThat(last.renewAt()).isEqualTo(NOON.plusSeconds(20));
        now.set(NOON.plusSeconds(19));
        assertThat(take(passports, credential)).isSameAs(last);
    }

    @Test
    void theKeyThatTheFileHasBecomeSignsWhatIsMadeFromThenOn() throws Exception {
        var file = config.passport().signingKeys();
        var before = Files.readString(file);
        var keys = new JsonWebKeySet(before).getJsonWebKeys();
        var credential = newCredential();
        var first = take(inUse, credential);
        assertThat(signerOf(first)).isEqualTo(keys.get(0).getKeyId());

        try {
            write(file, new JsonWebKeySet(List.of(keys.get(1))).toJson(OutputControlLevel.INCLUDE_PRIVATE));
            await().atMost(PATIENCE).until(() -> signerOfTheNext(), keys.get(1).getKeyId()::equals);
            assertThat(take(inUse, credential)).isSameAs(first);

            write(file, before.substring(0, before.length() / 2));
            await().atMost(PATIENCE)
                    .until(() -> metrics().contains("molaris_keys_refused{keys=\"passport-signing-keys\"} 1"));
            assertThat(signerOfTheNext()).isEqualTo(keys.get(1).getKeyId());
        } finally {
            write(file, before);
            await().atMost(PATIENCE).until(() -> signerOfTheNext(), keys.get(0).getKeyId()::equals);
        }
    }

    private static void write(Path file, String content) throws IOException {
        Files.move(Files.writeString(file.resolveSibling("written"), content), file, StandardCopyOption.ATOMIC_MOVE);
    }

    private String signerOfTheNext() throws JoseException {
        return signerOf(take(inUse, newCredential()));
    }

    private static String signerOf(SignedPassport passport) throws JoseException {
        return JsonWebStructure.fromCompactSerialization(
                        passport.authorization().substring("Bearer ".length()))
                .getKeyIdHeaderValue();
    }

    private static Credential newCredential() {
        return new Credential(
                "ana",
                UUID.randomUUID(),
                Set.of("owner"),
                null,
                null,
                Instant.now().plusSeconds(3600));
    }

    private String metrics() {
        return given().get(management.resolve("/q/metrics")).asString();
    }

    private Passports passports() {
        InstantSource turned = now::get;
        return new Passports(config, files, vertx, turned.withZone(ZoneOffset.UTC));
    }

    private static Credential credentialFor(Duration lifetime) {
        return new Credential("ana", UUID.randomUUID(), Set.of("owner"), null, null, NOON.plus(lifetime));
    }

    private static SignedPassport take(Passports passports, Credential credential) {
        return passports
                .of(credential, null)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
