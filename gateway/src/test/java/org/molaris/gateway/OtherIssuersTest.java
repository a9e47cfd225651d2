package org.molaris.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.gateway.issuer.StandInIssuer;

/** Users of issuers that a deployment names: one that may speak for every clinic, and a partner that may for one alone. */
@QuarkusTest
class OtherIssuersTest extends AtTheDoor {

    private static StandInIssuer issuer;
    private static PublicJsonWebKey rsa;
    private static PublicJsonWebKey next;
    private static PublicJsonWebKey p256;
    private static PublicJsonWebKey p384;
    private static UUID partnersClinic;

    @BeforeAll
    static void publishKeys() throws JoseException {
        rsa = called("rsa", RsaJwkGenerator.generateJwk(2048));
        next = called("next", RsaJwkGenerator.generateJwk(2048));
        p256 = called("p-256", EcJwkGenerator.generateJwk(EllipticCurves.P256));
        p384 = called("p-384", EcJwkGenerator.generateJwk(EllipticCurves.P384));
        issuer = new StandInIssuer(URI.create(setting("hospital.jwks-url")).getPort());
        partnersClinic = UUID.fromString(setting("partner.clinics"));
        clinics.publish(partnersClinic, "dental", "pro", "active", null, 1);
    }

    @BeforeEach
    void publish() {
        issuer.publish(rsa, p256, p384);
        awaitStatus(token(), 200);
        awaitStatus(partnersToken(), 200);
        clinicService.forget();
    }

    @AfterAll
    static void closeIssuer() {
        issuer.close();
    }

    @Test
    void aTokenOpensWhateverItsIssuerSignsWith() {
        Stream.of("RS256", "RS384", "RS512", "PS256")
                .map(algorithm -> token().signedWith(algorithm, rsa.getPrivateKey()))
                .forEach(token -> as(token).get(PATIENTS).then().statusCode(200));
        as(signedWithP256().header("typ", "at+jwt")).get(PATIENTS).then().statusCode(200);
        as(token().header("kid", "p-384").signedWith("ES384", p384.getPrivateKey()))
                .get(PATIENTS)
                .then()
                .statusCode(200);
    }

    @Test
    void thePassportSaysWhatCounts() {
        as(token().claim("groups", List.of("offline_access", "dentist", "Owner", "admins"))
                        .claim("aud", List.of("account", "molaris"))
                        .claim("typ", "Bearer")
                        .claim("scope", ""))
                .get(PATIENTS)
                .then()
                .statusCode(200);

        assertThat(passport())
                .contains("\"sub\":\"eva\"")
                .contains("\"clinic_id\":\"%s\"".formatted(clinic))
                .contains("\"groups\":[\"dentist\"]")
                .contains("\"scope\":\"\"");
        clinicService.forget();

        as(token().claim("scp", List.of("openid", "dental:read")))
                .get(PATIENTS)
                .then()
                .statusCode(200);
        assertThat(passport()).contains("\"scope\":\"openid dental:read\"");
    }

    @Test
    void anIssuerSpeaksForThoseThatItMay() {
        as(partnersToken()).get(PATIENTS).then().statusCode(200);
        as(partnersToken().claim("clinic_id", null).claim("groups", List.of("platform-admin")))
                .get("/api/clinics")
                .then()
                .statusCode(200);
    }

    private static Stream<Tokens> badTokens() throws JoseException {
        var stranger = called("rsa", RsaJwkGenerator.generateJwk(2048));
        var strangersCurve = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        var embedded = Tokens.of(clinic);
        return Stream.of(
                token().expiresIn(-1),
                token().claim("exp", null),
                token().claim("exp", "soon"),
                token().claim("exp", 1e300),
                token().claim("exp", Long.MAX_VALUE),
                token().claim("nbf", Instant.now().getEpochSecond() + 60),
                token().claim("iat", Instant.now().getEpochSecond() + 60),
                token().claim("iss", setting("hospital.issuer") + "/"),
                token().claim("iss", "https://id.nobody.example"),
                token().claim("iss", "molaris-embedded"),
                token().claim("iss", List.of(setting("hospital.issuer"))),
                token().claim("iss", setting("partner.issuer")),
                token().claim("aud", "account"),
                token().claim("aud", setting("partner.audience")),
                token().claim("aud", null),
                token().claim("sub", null),
                token().claim("sub", "x".repeat(256)),
                token().claim("sub", "api-key:" + UUID.randomUUID()),
                token().claim("sub", "system:recall-service"),
                token().claim("clinic_id", null),
                token().claim("clinic_id", "demo"),
                token().claim("clinic_id", UUID.randomUUID().toString()),
                token().claim("groups", "owner"),
                token().claim("groups", List.of("receptionist", "service")),
                token().claim("groups", List.of("receptionist", "platform-admin")),
                token().claim("clinic_id", null).claim("groups", List.of("platform-admin")),
                token().claim("scope", List.of("dental:read")),
                token().claim("typ", "ID"),
                token().claim("padding", "x".repeat(8 * 1024)),
                partnersToken().claim("clinic_id", clinic.toString()),
                partnersToken().claim("aud", "molaris"),
                token().header("typ", "passport+jwt"),
                token().header("typ", "logout+jwt"),
                token().header("kid", null),
                token().header("kid", "nobody's"),
                token().header("kid", "../../../../dev/null"),
                token().header("kid", "file:///dev/null"),
                token().header("kid", issuer.address()),
                token().header("kid", "p-256"),
                token().header("crit", List.of("x")).header("x", 1),
                token().signedWith("none", null),
                token().signedWith("HS256", hmacOf(rsa.getPublicKey().getEncoded())),
                token().signedWith("HS256", hmacOf(rsa.toJson().getBytes(UTF_8))),
                token().signedWith("PS512", rsa.getPrivateKey()),
                token().header("kid", "p-256").signedWith("RS256", rsa.getPrivateKey()),
                token().header("kid", "rsa").signedWith("ES256", p256.getPrivateKey()),
                token().signedWith("RS256", stranger.getPrivateKey()),
                signedWithP256().signedWith("ES256", strangersCurve.getPrivateKey()),
                signedWithP256().claim("aud", "account"),
                token().signedWith("RS256", stranger.getPrivateKey())
                        .header("jwk", stranger.toParams(OutputControlLevel.PUBLIC_ONLY)),
                token().signedWith("RS256", embedded.issuerKey().getPrivateKey())
                        .header("kid", embedded.issuerKey().getKeyId()),
                token().signedWith("RS256", stranger.getPrivateKey())
                        .header("typ", "passport+jwt")
                        .claim("iss", "molaris-gateway")
                        .claim("aud", "molaris-services"));
    }

    /** In a row, and not each with a beginning of its own: there are many. */
    @Test
    void aTokenThatIsNotWhollyGoodOpensNothing() throws JoseException {
        assertThat(badTokens().map(Tokens::toString)).allSatisfy(bad -> {
            assertRefused(as(bad).get("/api/clinics").then(), Refusal.UNAUTHENTICATED);
        });
        assertThat(clinicService.begun()).isZero();
    }

    @Test
    void nobodyIsAskedForAKeyBecauseATokenSaysSo() throws JoseException {
        try (var stranger = new StandInIssuer(0)) {
            var key = called("rsa", RsaJwkGenerator.generateJwk(2048));
            stranger.publish(key);
            Stream.of("jku", "x5u", "kid")
                    .map(header ->
                            token().signedWith("RS256", key.getPrivateKey()).header(header, stranger.address()))
                    .forEach(token -> assertRefused(as(token).get(PATIENTS).then(), Refusal.UNAUTHENTICATED));
            assertThat(stranger.asked()).isZero();
        }
    }

    @Test
    void aNewKeyOpensAtOnceAndAWithdrawnOneNoLonger() {
        var old = token().toString();
        as(old).get(PATIENTS).then().statusCode(200);

        issuer.publish(p256, next);
        await().pollInterval(20, MILLISECONDS)
                .atMost(5, SECONDS)
                .until(() -> as(signedWithNext()).get(PATIENTS).statusCode() == 200);

        assertRefused(as(old).get(PATIENTS).then(), Refusal.UNAUTHENTICATED);
        as(signedWithP256()).get(PATIENTS).then().statusCode(200);
    }

    @Test
    void whileAnIssuerIsAwayItsKeysStay() {
        issuer.stopListening();
        try {
            as(token().claim("sub", "ivo")).get(PATIENTS).then().statusCode(200);
            awaitStatus(signedWithNext(), 503);
            assertRefused(as(signedWithNext()).get(PATIENTS).then(), Refusal.SERVICE_UNAVAILABLE);
            given().header("Authorization", "Bearer " + Tokens.of(clinic))
                    .get(PATIENTS)
                    .then()
                    .statusCode(200);
        } finally {
            issuer.publish(rsa, p256, p384, next);
            issuer.listen();
        }
        awaitStatus(signedWithNext(), 200);
    }

    private static Tokens token() {
        return Tokens.of(clinic)
                .claim("iss", setting("hospital.issuer"))
                .claim("sub", "eva")
                .header("kid", "rsa")
                .signedWith("RS256", rsa.getPrivateKey());
    }

    private static Tokens partnersToken() {
        return token().claim("iss", setting("partner.issuer"))
                .claim("aud", setting("partner.audience"))
                .claim("clinic_id", partnersClinic.toString());
    }

    private static Tokens signedWithNext() {
        return token().header("kid", "next").signedWith("RS256", next.getPrivateKey());
    }

    private static Tokens signedWithP256() {
        return token().header("kid", "p-256").signedWith("ES256", p256.getPrivateKey());
    }

    private static void awaitStatus(Tokens token, int status) {
        await().pollInterval(20, MILLISECONDS)
                .atMost(10, SECONDS)
                .until(() -> as(token).get(PATIENTS).statusCode() == status);
    }

    private static String passport() {
        var authorization = clinicService.only().headers().get("Authorization");
        return new String(Base64.getUrlDecoder().decode(authorization.split("\\.", -1)[1]), UTF_8);
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue("molaris.gateway.issuers." + name, String.class);
    }

    private static <K extends PublicJsonWebKey> K called(String id, K key) {
        key.setKeyId(id);
        return key;
    }

    private static SecretKeySpec hmacOf(byte[] secret) {
        return new SecretKeySpec(secret, "HmacSHA256");
    }
}
