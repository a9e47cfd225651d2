package org.molaris.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AlfaDocs' apps at the door. */
@QuarkusTest
class AlfaDocsTest extends AtTheDoor {

    private static final String OWN = "/alfadocs/api/v1/";
    private static final String SHARED = "/api/v1/";
    private static final String BILLS = "practices/7/archives/7/bills";

    private KeyOfAProgram key;

    @BeforeEach
    void aKeyOfTheClinic() {
        key = KeyOfAProgram.of(clinic, "dentist");
        key.issue(clinics);
        await().until(() -> given().header("X-Api-Key", key.text()).get(PLANS).statusCode() == 200);
        paymentService.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {OWN, SHARED})
    void aRequestLeadsToTheOwnerOfTheResourceWithWhoAsks(String root) {
        given().header("X-Api-Key", key.text())
                .get(root + BILLS + "?dateStart=2025-01-22")
                .then()
                .statusCode(200);

        assertThat(paymentService.only().uri()).isEqualTo("/alfadocs/api/v1/" + BILLS + "?dateStart=2025-01-22");
        assertThat(claims()).contains("\"clinic_number\":\"7\"").contains("\"app\":\"" + key.id() + "\"");
        paymentService.forget();

        as(Tokens.of(clinic).claim("azp", "smile-app").claim("scope", "bill:list"))
                .get(root + BILLS)
                .then()
                .statusCode(200);

        assertThat(claims()).contains("\"app\":\"smile-app\"").contains("\"scope\":\"bill:list\"");
    }

    @Test
    void whatWasMadeIsToBeFoundWhereItWasAskedFor() {
        paymentService.behave(request -> request.response()
                .setStatusCode(201)
                .putHeader("Location", "http://" + request.authority() + request.path() + "/9")
                .end());

        given().header("X-Api-Key", key.text())
                .contentType("application/json")
                .body("{}")
                .post(SHARED + "practices/7/archives/7/transactions")
                .then()
                .statusCode(201)
                .header(
                        "Location",
                        endsWith(":" + RestAssured.port + SHARED + "practices/7/archives/7/transactions/9"));
    }

    @Test
    void theDoorRefusesInItsWords() {
        var expired = UUID.randomUUID();
        clinics.publish(expired, "dental", "pro", "expired", null, 1);
        awaitStatus(expired, 402);

        refused(given().get(SHARED + "me").then(), 401, "Authentication required");
        refused(as("no.such.token").get(OWN + BILLS).then(), 401, "Invalid access token");
        refused(as(Tokens.of(clinic).expiresIn(-5)).get(SHARED + "me").then(), 401, "Invalid access token");
        refused(
                as(Tokens.of(clinic))
                        .header("X-Api-Key", key.text())
                        .get(SHARED + BILLS)
                        .then(),
                400,
                "Send one credential, not several");
        refused(as(Tokens.of(expired)).get(OWN + BILLS).then(), 402, "The clinic's subscription is not active");
        refused(
                given().header("X-Api-Key", key.text())
                        .get(OWN + "practices/7/archives/7/nonsense")
                        .then(),
                404,
                "There is nothing at this path");
    }

    private static void refused(ValidatableResponse answer, int status, String sentence) {
        answer.statusCode(status)
                .contentType("application/json;charset=UTF-8")
                .body(equalTo("{\"error\":\"" + sentence + "\"}"))
                .header("Content-Length", is(String.valueOf(sentence.getBytes(UTF_8).length + 12)));
    }

    private static String claims() {
        var passport = paymentService.only().headers().get("Authorization");
        return new String(Base64.getUrlDecoder().decode(passport.split("\\.", -1)[1]), UTF_8);
    }
}
