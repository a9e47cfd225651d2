package org.molaris.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Open Dental's programs at the door. */
@QuarkusTest
class OpenDentalTest extends AtTheDoor {

    private static final String OWN = "/opendental/api/v1/";
    private static final String SHARED = "/api/v1/";

    private static DeveloperOfPrograms developer;

    private String authorization;

    @BeforeEach
    void aDeveloperWithAKeyOfTheClinic() {
        if (developer == null) {
            developer = DeveloperOfPrograms.random();
            developer.register(clinics);
        }
        authorization = keyOf(clinic);
        awaitStatusOf(authorization, 200);
        paymentService.forget();
    }

    @ParameterizedTest
    @CsvSource({"/opendental/api/v1/", "/api/v1/"})
    void aRequestLeadsToTheOwnerOfTheResourceWithItsQuery(String root) {
        given().header("Authorization", authorization)
                .urlEncodingEnabled(false)
                .get(root + "payments?PatNum=7&DateEntry=2024-01-01+10:00:00%20x")
                .then()
                .statusCode(200);

        assertThat(paymentService.only().uri())
                .isEqualTo("/opendental/api/v1/payments?PatNum=7&DateEntry=2024-01-01+10:00:00%20x");
        assertThat(claims()).contains("\"developer\":\"Recordatorios SA\"");
    }

    @ParameterizedTest
    @CsvSource({"/opendental/api/v1/", "/api/v1/"})
    void whatWasMadeIsToBeFoundWhereItWasAskedFor(String root) {
        paymentService.behave(request -> request.response()
                .setStatusCode(201)
                .putHeader("Location", "http://" + request.authority() + request.path() + "/7")
                .end());

        given().header("Authorization", authorization)
                .contentType("application/json")
                .body("{}")
                .post(root + "payments")
                .then()
                .statusCode(201)
                .header("Location", endsWith(":" + RestAssured.port + root + "payments/7"));
    }

    @Test
    void otherCredentialsAreTakenAtItsOwnPathAlone() {
        var key = KeyOfAProgram.of(clinic, "viewer");
        key.issue(clinics);
        awaitStatusOf("Token " + key.text(), 200);

        as(Tokens.of(clinic)).get(OWN + "payments").then().statusCode(200);
        given().header("X-Api-Key", key.text()).get(OWN + "payments").then().statusCode(200);
        as(Tokens.of(clinic)).get(SHARED + "payments").then().statusCode(404);
        given().header("X-Api-Key", key.text()).get(SHARED + "payments").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adjustments",
                "allergies",
                "claims",
                "commlogs",
                "documents",
                "fees",
                "insplans",
                "labcases",
                "payplan",
                "perioexams",
                "queries/ShortQuery",
                "schedules",
                "sheets",
                "statements",
                "subscriptions",
                "tasks",
                "treatplansx",
                "Treatplans"
            })
    void aResourceThatIsNotServedIsNone(String path) {
        var resource = path.replaceFirst("/.*", "");
        for (var root : new String[] {OWN, SHARED}) {
            said(given().header("Authorization", authorization).get(root + path).then(), 404)
                    .body(equalTo("\"" + resource + " is not a valid resource.\""));
        }
        // Whoever comes, as at the native paths.
        said(given().get(OWN + path).then(), 404).body(equalTo("\"" + resource + " is not a valid resource.\""));
    }

    @Test
    void theDoorRefusesInItsWords() {
        var expired = UUID.randomUUID();
        clinics.publish(expired, "dental", "pro", "expired", null, 1);
        var basic = UUID.randomUUID();
        clinics.publish(basic, "dental", "basic", "active", null, 1);
        awaitStatus(expired, 402);
        awaitStatus(basic, 403);
        var limited = clinics.openClinic();
        var limitedKey = keyOf(limited);
        awaitStatusOf(limitedKey, 200);

        said(given().get(OWN + "payments").then(), 401)
                .header("WWW-Authenticate", is("ODFHIR"))
                .body(equalTo("\"A valid credential is required.\""));
        said(
                given().header("Authorization", "ODFHIR x/y")
                        .get(SHARED + "payments")
                        .then(),
                401);
        said(as(Tokens.of(expired)).get(OWN + "payments").then(), 402)
                .body(equalTo("\"The clinic's subscription is not active.\""));
        said(as(Tokens.of(basic)).get(OWN + "payments").then(), 403)
                .body(equalTo("\"The clinic's plan does not include the dental features.\""));
        said(as(Tokens.ofPlatformAdmin()).get(OWN + "payments").then(), 403)
                .body(equalTo("\"Your role does not allow this.\""));
        // A service that is not there.
        said(
                        given().header("Authorization", authorization)
                                .get(SHARED + "treatplans")
                                .then(),
                        503)
                .header("Retry-After", is("1"))
                .body(equalTo("\"The service behind this path is away for the moment.\""));

        clinics.limit(limited, 1, 2);
        await().atMost(10, SECONDS)
                .until(() -> given().header("Authorization", limitedKey)
                                .get(SHARED + "payments")
                                .statusCode()
                        == 429);
        said(
                        given().header("Authorization", limitedKey)
                                .get(SHARED + "payments")
                                .then(),
                        429)
                .header("Retry-After", is("1"))
                .body(equalTo("\"Too many requests; Retry-After says when the next one may come.\""));
    }

    private static String keyOf(UUID whose) {
        var key = KeyOfAProgram.of(whose, "dentist", developer.id());
        key.issue(clinics);
        return "ODFHIR " + developer.text() + "/" + key.text();
    }

    private static void awaitStatusOf(String credential, int status) {
        await().pollInterval(20, MILLISECONDS)
                .atMost(10, SECONDS)
                .until(() ->
                        given().header("Authorization", credential).get(PLANS).statusCode() == status);
    }

    private static ValidatableResponse said(ValidatableResponse answer, int status) {
        return answer.statusCode(status).contentType("application/json;charset=UTF-8");
    }

    private static String claims() {
        var passport = paymentService.only().headers().get("Authorization");
        return new String(Base64.getUrlDecoder().decode(passport.split("\\.", -1)[1]), UTF_8);
    }
}
