package org.molaris.recall;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Passports;

/** A service trusts the gateway's signature and nothing else: what comes with any other word is answered 401. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class PassportTest {

    private static final String CAMPAIGNS = "/api/dental/recall-campaigns";

    private final UUID clinic = UUID.randomUUID();

    @Test
    void aPassportIsLetIn() {
        list(Passports.of(clinic, Roles.OWNER)).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "POST, ''",
        "POST, /preview",
        "GET, /0190c5a0-0000-7000-8000-000000000001",
        "PATCH, /0190c5a0-0000-7000-8000-000000000001",
        "DELETE, /0190c5a0-0000-7000-8000-000000000001",
        "GET, /0190c5a0-0000-7000-8000-000000000001/contacts",
        "GET, /0190c5a0-0000-7000-8000-000000000001/stats"
    })
    void nothingIsNotLetIn(String method, String path) {
        refused(given().contentType("application/json")
                .body("{}")
                .request(method, CAMPAIGNS + path)
                .then());
    }

    @Test
    void norIsItToTheFiguresOfTheClinic() {
        refused(given().get("/api/dental/recall-stats").then());
    }

    @ParameterizedTest
    @CsvSource({
        "JWT, molaris-gateway, molaris-services, 60",
        "passport+jwt, molaris-embedded, molaris-services, 60",
        "passport+jwt, molaris-gateway, molaris, 60",
        "passport+jwt, molaris-gateway, molaris-services, -60"
    })
    void aWrongTypeIssuerAudienceOrTimeIsNotLetIn(String type, String issuer, String audience, int ttl) {
        refused(list(Passports.signed(type, issuer, audience, clinic, Roles.OWNER, "o", ttl)));
    }

    private static ValidatableResponse list(String token) {
        return given().header("Authorization", "Bearer " + token).get(CAMPAIGNS).then();
    }

    private static void refused(ValidatableResponse response) {
        response.statusCode(401).header("WWW-Authenticate", "Bearer").body(json("code", equalTo("UNAUTHENTICATED")));
    }
}
