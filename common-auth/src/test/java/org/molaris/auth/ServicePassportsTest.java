package org.molaris.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePassportsTest {

    private final UUID clinic = UUID.randomUUID();
    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    Path folder;

    @Test
    void aPassportIsMadeAnewWhenHalfOfItsLifeIsOver() throws Exception {
        var passports = passports(key("recall-service"));
        var first = of(passports, clinic);

        nanos.set(Duration.ofSeconds(59).toNanos());
        assertThat(of(passports, clinic)).isSameAs(first);
        // It is noted a little after it is given; from then on it has half of its life.
        long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        var next = first;
        while (next.equals(first) && System.nanoTime() < patience) {
            nanos.addAndGet(Duration.ofSeconds(61).toNanos());
            next = of(passports, clinic);
        }
        assertThat(next).isNotEqualTo(first);
    }

    @Test
    void itSpeaksForTheServiceAloneForTwoMinutes() throws Exception {
        var key = key("recall-service");
        var made = new JwtConsumerBuilder()
                .setVerificationKey(key.getPublicKey())
                .setExpectedAudience("molaris-services")
                .build()
                .process(of(passports(key), clinic).substring("Bearer ".length()));

        var claims = made.getJwtClaims();
        assertThat(made.getJoseObjects().get(0).getHeader("typ")).isEqualTo("passport+jwt");
        assertThat(made.getJoseObjects().get(0).getKeyIdHeaderValue()).isEqualTo("recall-service");
        assertThat(claims.getIssuer()).isEqualTo("molaris-recall-service");
        assertThat(claims.getSubject()).isEqualTo("system:recall-service");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("service");
        assertThat(claims.getStringClaimValue("clinic_id")).isEqualTo(clinic.toString());
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(120);
    }

    @Test
    void withoutAKeyNothingIsSignedAndItIsSaidWhatIsMissing() {
        var none = new ServicePassports(Optional.empty(), Ticker.systemTicker());

        assertThatThrownBy(() -> of(none, clinic)).hasMessageContaining("molaris.service.signing-key");
    }

    @Test
    void aKeyThatIsNoServicesIsRefused() {
        assertThatThrownBy(() -> passports(key("0a1b2c3d"))).hasMessageContaining("the name of a service");
    }

    @Test
    void theNextPassportIsSignedWithTheKeyThatTheFileHasBecome() throws Exception {
        var file = file(key("recall-service"));
        var passports = new ServicePassports(Optional.of(file), nanos::get);
        of(passports, clinic);
        var next = key("recall-service");

        write(next);
        file.lookAgain();

        assertThat(new JwtConsumerBuilder()
                        .setVerificationKey(next.getPublicKey())
                        .setExpectedAudience("molaris-services")
                        .build()
                        .processToClaims(of(passports, UUID.randomUUID()).substring("Bearer ".length()))
                        .getIssuer())
                .isEqualTo("molaris-recall-service");
    }

    private ServicePassports passports(RsaJsonWebKey key) throws Exception {
        return new ServicePassports(Optional.of(file(key)), nanos::get);
    }

    private KeyFile<RsaJsonWebKey> file(RsaJsonWebKey key) throws Exception {
        return new KeyFile<>(write(key), ServicePassports.CONTENT, ServicePassports::keyIn);
    }

    private Path write(RsaJsonWebKey key) throws Exception {
        return Files.writeString(folder.resolve("key.jwk"), key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
    }

    private static RsaJsonWebKey key(String id) throws Exception {
        var key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(id);
        return key;
    }

    private static String of(ServicePassports passports, UUID clinicId) {
        return passports.of(clinicId).await().atMost(Duration.ofSeconds(10));
    }
}
