package org.molaris.treatment.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.molaris.auth.Roles;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.treatment.Practice;

/** Who may do what, of every operation on plans and steps. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class TreatmentAccessTest {

    private static Practice practice;
    private static Practice neighbour;

    /** {@code {plan}} and {@code {step}} stand for ids, {@code {patient}} for that of the clinic's patient. */
    enum Operation {
        LIST(Method.GET, "plans", null, 200),
        CREATE(Method.POST, "plans", "{\"patient_id\": \"{patient}\", \"title\": \"x\"}", 201),
        GET(Method.GET, "plans/{plan}", null, 200),
        COPIES(Method.GET, "plans/{plan}/copies", null, 200),
        PRINT(Method.GET, "plans/{plan}/pdf", null, 200),
        UPDATE(Method.PATCH, "plans/{plan}", "{\"title\": \"y\"}", 200),
        CANCEL(Method.DELETE, "plans/{plan}", null, 200),
        ADD_STEP(Method.POST, "plans/{plan}/steps", "{\"procedure\": \"y\"}", 201),
        UPDATE_STEP(Method.PATCH, "steps/{step}", "{\"notes\": \"y\"}", 200),
        DELETE_STEP(Method.DELETE, "steps/{step}", null, 200);

        private final Method method;
        private final String path;
        private final String body;
        private final int success;

        Operation(Method method, String path, String body, int success) {
            this.method = method;
            this.path = "/api/dental/treatment-" + path;
            this.body = body;
            this.success = success;
        }

        ValidatableResponse by(RequestSpecification caller, Object plan, Object step) {
            var request = body == null
                    ? caller
                    : caller.body(body.replace("{patient}", practice.patient().toString()));
            return request.request(
                            method, path.replace("{plan}", plan.toString()).replace("{step}", step.toString()))
                    .then();
        }
    }

    @BeforeAll
    static void twoPractices() {
        practice = Practice.open();
        neighbour = Practice.open();
    }

    @ParameterizedTest
    @EnumSource
    void withoutACredentialNothingIsDone(Operation operation) {
        operation
                .by(given().contentType(ContentType.JSON), UUID.randomUUID(), UUID.randomUUID())
                .statusCode(401)
                .header("WWW-Authenticate", is("Bearer"))
                .body(json("code", is("UNAUTHENTICATED")));
    }

    @ParameterizedTest
    @EnumSource
    void everybodyReadsAndOwnersAndDentistsWrite(Operation operation) {
        var plan = practice.plan("x");
        var step = practice.step(plan, "x");
        var before = practice.get(plan).extract().asString();

        for (var role : new String[] {Roles.VIEWER, Roles.RECEPTIONIST}) {
            var answer = operation.by(as(role), plan, step);
            if (operation.method == Method.GET) {
                answer.statusCode(200);
            } else {
                answer.statusCode(403).body(json("code", is("FORBIDDEN")));
            }
        }
        practice.get(plan).body(equalTo(before));
        operation.by(as(Roles.PLATFORM_ADMIN), plan, step).statusCode(403);
        operation.by(as(Roles.DENTIST), plan, step).statusCode(operation.success);
    }

    /** As the seed says it: of another clinic as of nobody. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"LIST", "CREATE"})
    void whatIsAnotherClinicsIsNotThere(Operation operation) {
        var plan = practice.plan("x");
        var step = practice.step(plan, "x");
        var before = practice.get(plan).extract().asString();
        var isOfStep = operation.path.contains("{step}");

        for (var answer : new ValidatableResponse[] {
            operation.by(neighbour.owner().call(), plan, step),
            operation.by(neighbour.owner().call(), UUID.randomUUID(), UUID.randomUUID())
        }) {
            answer.statusCode(404)
                    .body(json("error", is(isOfStep ? "Treatment step not found" : "Treatment plan not found")))
                    .body(json("code", is(isOfStep ? "STEP_NOT_FOUND" : "PLAN_NOT_FOUND")));
        }
        practice.get(plan).body(equalTo(before));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIST", "CREATE"})
    void aClinicListsItsOwnAndPlansForItsOwn(Operation operation) {
        var plan = practice.plan("x");

        var answer = operation.by(neighbour.owner().call(), plan, plan).extract();

        assertThat(answer.statusCode()).isEqualTo(operation == Operation.LIST ? 200 : 400);
        assertThat(answer.asString()).doesNotContain(plan.toString());
    }

    private static RequestSpecification as(String role) {
        return Caller.of(practice.clinic(), role).call();
    }
}
