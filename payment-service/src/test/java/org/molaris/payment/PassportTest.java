package org.molaris.payment;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Passport;
import org.molaris.auth.Roles;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Passports;

/** A service trusts the gateway's signature and nothing else: what comes with any other word is answered 401. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class PassportTest {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final UUID clinic = UUID.randomUUID();

    @Test
    void aPassportIsLetIn() {
        list(Passports.of(clinic, Roles.OWNER)).statusCode(200);
    }

    @Test
    void nothingIsNotLetIn() {
        refused(given().get("/api/dental/payment-plans").then());
        refused(given().body("{}")
                .contentType("application/json")
                .post("/api/dental/payment-plans")
                .then());
        refused(given().get("/api/dental/payment-plans/summary").then());
        refused(given().get("/api/dental/payment-plans/" + clinic).then());
        refused(given().delete("/api/dental/payment-plans/" + clinic).then());
        refused(given().body("{\"status\": \"paid\"}")
                .contentType("application/json")
                .patch("/api/dental/payment-plans/" + clinic)
                .then());
        refused(given().get("/api/dental/payment-plans/" + clinic + "/receipt").then());
        refused(given().get("/api/dental/payments/" + clinic + "/receipt").then());
        refused(given().get("/api/dental/payments/export").then());
        refused(given().get("/api/dental/patients/" + clinic + "/ledger").then());
        refused(given().body("{\"amount\": 1}")
                .contentType("application/json")
                .post("/api/dental/payment-plans/" + clinic + "/payments")
                .then());
        refused(given().body("{\"reason\": \"x\"}")
                .contentType("application/json")
                .delete("/api/dental/payments/" + clinic)
                .then());
    }

    @ParameterizedTest
    @CsvSource({
        "JWT, molaris-gateway, molaris-services, 60",
        "at+jwt, molaris-gateway, molaris-services, 60",
        "passport+jwt, molaris-embedded, molaris-services, 60",
        "passport+jwt, molaris-gateway, molaris, 60",
        "passport+jwt, molaris-gateway, molaris-services, -60"
    })
    void aWrongTypeIssuerAudienceOrTimeIsNotLetIn(String type, String issuer, String audience, int ttl) {
        refused(list(Passports.signed(type, issuer, audience, clinic, Roles.OWNER, "o", ttl)));
    }

    /** The signature is checked once, the time each time. */
    @Test
    void aPassportThatWasLetInExpires() {
        var passport = Passports.signed(Passport.TYPE, Passport.ISSUER, Passport.AUDIENCE, clinic, Roles.OWNER, "o", 1);
        list(passport).statusCode(200);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> list(passport).extract().statusCode() == 401);
    }

    @Test
    void anotherKeyIsNotLetIn() throws NoSuchAlgorithmException {
        var forger = KeyPairGenerator.getInstance("RSA");
        forger.initialize(2048);
        refused(list(Jwt.issuer(Passport.ISSUER)
                .audience(Passport.AUDIENCE)
                .subject("o")
                .groups(Set.of(Roles.OWNER))
                .claim(Passport.CLINIC_ID, clinic.toString())
                .jws()
                .header("typ", Passport.TYPE)
                .keyId(Passports.currentKey().getKeyId())
                .sign(forger.generateKeyPair().getPrivate())));
    }

    @Test
    void noSignatureIsNotLetIn() {
        refused(list(unsigned("none") + "."));
    }

    @Test
    void thePublicKeyIsNoSecretToSignWith() throws Exception {
        var unsigned = unsigned("HS256");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Passports.currentKey().getPublicKey().getEncoded(), "HmacSHA256"));
        refused(list(unsigned + "." + BASE64.encodeToString(mac.doFinal(unsigned.getBytes(UTF_8)))));
    }

    @ParameterizedTest
    @CsvSource({"x", "x.y.z", "Bearer", "''"})
    void nonsenseIsNotLetIn(String token) {
        refused(list(token));
    }

    @ParameterizedTest
    @CsvSource({"viewer", "dentist", "platform-admin", "unheard-of"})
    void whoMayNotTakeMoneyDoesNot(String role) {
        given().auth()
                .oauth2(Passports.of(clinic, role))
                .contentType("application/json")
                .body("{\"amount\": 1}")
                .post("/api/dental/payment-plans/" + clinic + "/payments")
                .then()
                .statusCode(403)
                .body(json("code", equalTo("FORBIDDEN")));
    }

    @ParameterizedTest
    @CsvSource({"'', 403, 403", "openid, 403, 403", "openid dental:read, 200, 403", "dental:write, 200, 404"})
    void anAppDoesWhatItsScopesAllow(String scope, int reading, int writing) {
        var passport = Passports.ofApp(clinic, Roles.OWNER, scope);
        held(list(passport), reading);
        held(
                given().auth()
                        .oauth2(passport)
                        .contentType("application/json")
                        .body("{\"amount\": 1}")
                        .post("/api/dental/payment-plans/" + clinic + "/payments")
                        .then(),
                writing);
    }

    @Test
    void scopesGiveNobodyMoreThanTheRole() {
        given().auth()
                .oauth2(Passports.ofApp(clinic, Roles.VIEWER, "dental:write"))
                .contentType("application/json")
                .body("{\"amount\": 1}")
                .post("/api/dental/payment-plans/" + clinic + "/payments")
                .then()
                .statusCode(403)
                .body(json("code", equalTo("FORBIDDEN")));
    }

    private static void held(ValidatableResponse response, int status) {
        response.statusCode(status);
        if (status == 403) {
            response.header("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")
                    .contentType("application/json")
                    .body(json("code", equalTo("INSUFFICIENT_SCOPE")));
        }
    }

    private String unsigned(String algorithm) {
        var header = "{\"typ\":\"%s\",\"alg\":\"%s\",\"kid\":\"%s\"}"
                .formatted(Passport.TYPE, algorithm, Passports.currentKey().getKeyId());
        var claims =
                "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"o\",\"groups\":[\"owner\"],\"clinic_id\":\"%s\",\"exp\":%d}"
                        .formatted(
                                Passport.ISSUER,
                                Passport.AUDIENCE,
                                clinic,
                                Instant.now().plusSeconds(60).getEpochSecond());
        return BASE64.encodeToString(header.getBytes(UTF_8)) + "." + BASE64.encodeToString(claims.getBytes(UTF_8));
    }

    private static ValidatableResponse list(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/dental/payment-plans")
                .then();
    }

    private static void refused(ValidatableResponse response) {
        response.statusCode(401).header("WWW-Authenticate", "Bearer").body(json("code", equalTo("UNAUTHENTICATED")));
    }
}
