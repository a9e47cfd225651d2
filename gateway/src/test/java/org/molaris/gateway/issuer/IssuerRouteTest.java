package org.molaris.gateway.issuer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.gateway.GatewayConfig;
import org.molaris.gateway.Surroundings;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class IssuerRouteTest {

    private static final UUID CLINIC = UUID.randomUUID();
    private static final String GOOD = """
            {"clinic_id": "%s", "role": "owner", "subject": "ana", "ttl_seconds": 60}""".formatted(CLINIC);

    @TestHTTPResource(management = true)
    URI management;

    @Inject
    EmbeddedIssuer issuer;

    @Inject
    GatewayConfig config;

    @ConfigProperty(name = "molaris.gateway.issuer.secret")
    java.nio.file.Path secretFile;

    @Test
    void whoeverHasTheSecretGetsATokenForAnybody() throws InvalidJwtException, MalformedClaimException {
        String token = ask(GOOD)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .path("token");

        var trusted = issuer.verificationKey().orElseThrow();
        var read = new JwtConsumerBuilder()
                .setVerificationKey(trusted.key())
                .setExpectedIssuer("molaris-embedded")
                .setExpectedAudience("molaris")
                .build()
                .process(token);
        assertThat(read.getJoseObjects().get(0).getHeader("typ")).isEqualTo("JWT");
        assertThat(read.getJoseObjects().get(0).getKeyIdHeaderValue()).isEqualTo(trusted.id());
        var claims = read.getJwtClaims();
        assertThat(claims.getSubject()).isEqualTo("ana");
        assertThat(claims.getStringClaimValue("clinic_id")).isEqualTo(CLINIC.toString());
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("owner");
        assertThat(claims.getExpirationTime().getValue())
                .isBetween(Instant.now().getEpochSecond() + 50, Instant.now().getEpochSecond() + 60);
    }

    @Test
    void aPlatformAdministratorIsOfNoClinic() {
        ask("""
            {"clinic_id": null, "role": "platform-admin", "subject": "root", "ttl_seconds": 86400}""").statusCode(200);
        ask("""
            {"role": "platform-admin", "subject": "root", "ttl_seconds": 1}""").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer wrong", "what opens the issuer", "Basic what opens the issuer"})
    void withoutTheSecretThereIsNoToken(String authorization) {
        var answer = given().header("Authorization", authorization)
                .body(GOOD)
                .post(management.resolve("/issuer/token"))
                .then();
        answer.statusCode(401).header("WWW-Authenticate", "Bearer").body("code", equalTo("UNAUTHENTICATED"));
        given().body(GOOD).post(management.resolve("/issuer/token")).then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "role|{'clinic_id':'C','subject':'a','ttl_seconds':1}",
                "role|{'clinic_id':'C','role':'Owner','subject':'a','ttl_seconds':1}",
                "role|{'clinic_id':'C','role':7,'subject':'a','ttl_seconds':1}",
                "clinic_id|{'role':'owner','subject':'a','ttl_seconds':1}",
                "clinic_id|{'clinic_id':'demo','role':'owner','subject':'a','ttl_seconds':1}",
                "clinic_id|{'clinic_id':'C','role':'platform-admin','subject':'a','ttl_seconds':1}",
                "subject|{'clinic_id':'C','role':'owner','ttl_seconds':1}",
                "subject|{'clinic_id':'C','role':'owner','subject':' ','ttl_seconds':1}",
                "ttl_seconds|{'clinic_id':'C','role':'owner','subject':'a'}",
                "ttl_seconds|{'clinic_id':'C','role':'owner','subject':'a','ttl_seconds':0}",
                "ttl_seconds|{'clinic_id':'C','role':'owner','subject':'a','ttl_seconds':86401}",
                "ttl_seconds|{'clinic_id':'C','role':'owner','subject':'a','ttl_seconds':1.5}",
                "ttl_seconds|{'clinic_id':'C','role':'owner','subject':'a','ttl_seconds':'1'}",
                "colour|{'clinic_id':'C','role':'owner','subject':'a','ttl_seconds':1,'colour':'red'}"
            })
    void whatIsWrongIsNamed(String field, String body) {
        ask(body.replace('\'', '"').replace("\"C\"", '"' + CLINIC.toString() + '"'))
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("details.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}{}", "\"x\""})
    void whatIsNoObjectIsRefused(String body) {
        ask(body).statusCode(400);
    }

    @Test
    void theKeyIsKeptAndOnlyItsOwnerReadsIt() throws IOException {
        var file = config.issuer().key().orElseThrow();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var again = new EmbeddedIssuer(config, java.time.Clock.systemUTC());
        assertThat(again.verificationKey()).isEqualTo(issuer.verificationKey());
    }

    private ValidatableResponse ask(String body) {
        try {
            return given().header(
                            "Authorization",
                            "Bearer " + Files.readString(secretFile).strip())
                    .body(body)
                    .post(management.resolve("/issuer/token"))
                    .then();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
