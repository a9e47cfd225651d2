package org.molaris.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How long a passport is used, with a clock that the test turns. */
@QuarkusTest
class PassportsTest extends AtTheDoor {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Inject
    GatewayConfig config;

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

    private Passports passports() {
        InstantSource turned = now::get;
        return new Passports(config, vertx, turned.withZone(ZoneOffset.UTC));
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
