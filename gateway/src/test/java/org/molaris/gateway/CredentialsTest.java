package org.molaris.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CredentialsTest extends AtTheDoor {

    @Test
    void withoutACredentialNobodyGetsIn() {
        assertRefused(given().get(PATIENTS).then(), Refusal.UNAUTHENTICATED)
                .header("WWW-Authenticate", equalTo("Bearer"));
        assertThat(clinicService.begun()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer a.b.c",
                "Bearer a.b.c.d.e",
                "Basic YTpi",
                "Token",
                "Token abc",
                "Token a.b.c",
                "ODFHIR",
                "ODFHIR ",
                "ODFHIR a",
                "ODFHIR a/b",
                "eyJhbGciOiJub25lIn0.e30."
            })
    void whatIsNoTokenOpensNothing(String authorization) {
        assertRefused(
                        given().header("Authorization", authorization)
                                .get(PATIENTS)
                                .then(),
                        Refusal.UNAUTHENTICATED)
                .header("WWW-Authenticate", equalTo("Bearer"));
        assertThat(clinicService.begun()).isZero();
    }

    static Stream<String> badTokens() throws JoseException {
        var good = Tokens.of(clinic);
        var stranger = RsaJwkGenerator.generateJwk(2048);
        var issuerKey = good.issuerKey();
        var passportKey = (RsaJsonWebKey) Tokens.keys("molaris.gateway.passport.signing-keys")
                .getJsonWebKeys()
                .get(0);
        var whole = good.toString();
        return Stream.of(
                Tokens.of(clinic).expiresIn(-1).toString(),
                Tokens.of(clinic).expiresIn(-3600).toString(),
                Tokens.of(clinic).claim("exp", null).toString(),
                Tokens.of(clinic).claim("nbf", 4_000_000_000L).toString(),
                Tokens.of(clinic).claim("iss", "molaris-gateway").toString(),
                Tokens.of(clinic).claim("iss", null).toString(),
                Tokens.of(clinic).claim("aud", "molaris-services").toString(),
                Tokens.of(clinic).claim("aud", null).toString(),
                Tokens.of(clinic).claim("sub", null).toString(),
                Tokens.of(clinic).claim("sub", " ").toString(),
                Tokens.of(clinic).claim("sub", "api-key:" + UUID.randomUUID()).toString(),
                Tokens.of(clinic).claim("clinic_id", "demo").toString(),
                Tokens.of(clinic).claim("clinic_id", 7).toString(),
                Tokens.of(clinic).claim("clinic_id", null).toString(),
                Tokens.of(clinic)
                        .claim("groups", "owner")
                        .claim("clinic_id", null)
                        .toString(),
                Tokens.of(clinic).claim("groups", List.of("platform-admin")).toString(),
                Tokens.of(UUID.randomUUID()).toString(),
                Tokens.of(clinic).header("typ", "passport+jwt").toString(),
                Tokens.of(clinic).header("kid", "../../../../dev/null").toString(),
                Tokens.of(clinic).header("kid", "https://keys.example/jwks").toString(),
                Tokens.of(clinic).header("kid", "another").toString(),
                Tokens.of(clinic).header("crit", List.of("x")).header("x", 1).toString(),
                Tokens.of(clinic).signedWith("RS256", stranger.getPrivateKey()).toString(),
                Tokens.of(clinic)
                        .signedWith("RS256", stranger.getPrivateKey())
                        .header("jwk", stranger.toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.PUBLIC_ONLY))
                        .toString(),
                Tokens.of(clinic)
                        .signedWith("RS256", passportKey.getPrivateKey())
                        .toString(),
                Tokens.of(clinic).signedWith("RS512", issuerKey.getPrivateKey()).toString(),
                Tokens.of(clinic).signedWith("PS256", issuerKey.getPrivateKey()).toString(),
                Tokens.of(clinic).signedWith("none", null).toString(),
                Tokens.of(clinic)
                        .signedWith("HS256", hmacOf(issuerKey.getPublicKey().getEncoded()))
                        .toString(),
                Tokens.of(clinic).signedWith("HS256", hmacOf(pemOf(issuerKey))).toString(),
                whole.substring(0, whole.lastIndexOf('.') + 1),
                whole.substring(0, whole.length() - 4) + "AAAA",
                whole.replaceFirst("\\.[^.]+\\.", "." + claimsOfAnother() + "."),
                whole + ".",
                " " + whole,
                whole + "," + whole);
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aTokenThatIsNotWhollyGoodOpensNothing(String token) {
        assertRefused(as(token).get(PATIENTS).then(), Refusal.UNAUTHENTICATED)
                .header("WWW-Authenticate", equalTo("Bearer"));
        assertThat(clinicService.begun()).isZero();
    }

    @Test
    void aGoodTokenOpensInWhateverCaseTheSchemeIsWritten() {
        given().header("Authorization", "bEARER " + Tokens.of(clinic))
                .get(PATIENTS)
                .then()
                .statusCode(200);
        as(Tokens.of(clinic).header("kid", null).header("typ", null))
                .get(PATIENTS)
                .then()
                .statusCode(200);
    }

    @Test
    void aPassportFromOutsideOpensNothing() {
        as(Tokens.of(clinic)).get(PATIENTS).then().statusCode(200);
        var passport = clinicService.only().headers().get("Authorization");

        assertRefused(given().header("Authorization", passport).get(PATIENTS).then(), Refusal.UNAUTHENTICATED);
    }

    @Test
    void twoCredentialsAreOneTooMany() {
        var token = Tokens.of(clinic).toString();
        assertRefused(as(token).header("X-Api-Key", "k").get(PATIENTS).then(), Refusal.SEVERAL_CREDENTIALS);
        try (var client = new RawClient()) {
            var answer = client.send(
                            "GET " + PATIENTS + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                                    + token + "\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                    .readAll();
            assertThat(RawClient.statusesIn(answer)).containsExactly(400);
            assertThat(answer).contains("SEVERAL_CREDENTIALS");
        }
        assertThat(clinicService.begun()).isZero();
    }

    @Test
    void aRememberedTokenIsForgottenTheSecondItExpires() {
        var token = Tokens.of(clinic).expiresIn(2).toString();
        as(token).get(PATIENTS).then().statusCode(200);

        await().atMost(Duration.ofSeconds(4))
                .untilAsserted(() -> as(token).get(PATIENTS).then().statusCode(401));
    }

    @Test
    void aPlatformAdministratorReachesTheClinicsAndNothingElse() {
        var admin = Tokens.ofPlatformAdmin().toString();
        as(admin).get("/api/clinics").then().statusCode(200);
        as(admin).body("{}").post("/api/clinics/" + clinic).then().statusCode(200);
        clinicService.forget();
        assertRefused(as(admin).get(PATIENTS).then(), Refusal.FORBIDDEN);
        assertRefused(as(admin).get(PLANS).then(), Refusal.FORBIDDEN);
        assertThat(clinicService.begun() + paymentService.begun()).isZero();
    }

    private static SecretKeySpec hmacOf(byte[] secret) {
        return new SecretKeySpec(secret, "HmacSHA256");
    }

    private static byte[] pemOf(RsaJsonWebKey key) {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(key.getPublicKey().getEncoded());
        return ("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String claimsOfAnother() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"iss\":\"molaris-embedded\",\"aud\":\"molaris\",\"sub\":\"eve\",\"exp\":4000000000,"
                                + "\"iat\":1,\"groups\":[\"owner\"],\"clinic_id\":\"" + clinic + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
