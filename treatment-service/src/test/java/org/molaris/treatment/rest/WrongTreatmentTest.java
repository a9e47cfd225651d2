package org.molaris.treatment.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.molaris.test.Json.json;
import static org.molaris.treatment.Practice.PLANS;
import static org.molaris.treatment.Practice.STEPS;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.LongRequest;
import org.molaris.test.Passports;
import org.molaris.treatment.Practice;

/** What is wrong is refused by name, and nothing is otherwise than before. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class WrongTreatmentTest {

    private static Practice practice;
    private static UUID plan;
    private static UUID step;
    private static String before;

    @BeforeEach
    void aPlanWithTwoSteps() {
        if (practice != null) {
            return;
        }
        practice = Practice.open();
        plan = practice.plan("Ortodoncia");
        step = practice.step(plan, "a");
        practice.step(plan, "b");
        before = practice.get(plan).extract().asString();
    }

    @AfterEach
    void nothingIsOtherwise() {
        practice.get(plan).header("ETag", is("\"3\"")).body(equalTo(before));
        practice.owner().call().get(PLANS + "?total=true").then().body(json("total", is(1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            patient_id      | null
            patient_id      | 7
            patient_id      | "x"
            title           | null
            title           | ""
            title           | "  "
            title           | 5
            title           | <501>
            estimated_total | 0
            estimated_total | -1
            estimated_total | 1.001
            estimated_total | 10000000000
            estimated_total | 1e400
            estimated_total | "100"
            notes           | {}
            notes           | <10001>
            operator_id     | "x"
            branch_id       | 7
            status          | "active"
            clinic_id       | null
            """)
    void aNewPlansFieldIsNamed(String field, String value) {
        refused(
                send(
                        Method.POST,
                        PLANS,
                        with(
                                List.of("\"patient_id\": \"%s\"".formatted(practice.patient()), "\"title\": \"x\""),
                                field,
                                value)),
                field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title           | null
            title           | ""
            title           | "  "
            title           | <501>
            status          | null
            status          | ""
            status          | "done"
            status          | "ACTIVE"
            status          | 1
            estimated_total | 0
            estimated_total | -1
            estimated_total | 1.001
            estimated_total | 10000000000
            estimated_total | "100"
            notes           | 5
            notes           | <10001>
            operator_id     | "x"
            branch_id       | ""
            patient_id      | null
            id              | 1
            """)
    void aPlansFieldIsNamed(String field, String value) {
        refused(send(Method.PATCH, PLANS + "/" + plan, with(List.of("\"notes\": \"new\""), field, value)), field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            procedure      | null
            procedure      | ""
            procedure      | "  "
            procedure      | 5
            procedure      | <501>
            estimated_cost | 0
            estimated_cost | -1
            estimated_cost | 1.001
            estimated_cost | 10000000000
            estimated_cost | "100"
            notes          | []
            notes          | <10001>
            appointment_id | "x"
            discount       | -0.01
            discount       | 1.001
            discount       | 10000000000
            discount       | "1"
            vat_rate       | -1
            vat_rate       | 100.01
            vat_rate       | 1.005
            vat_rate       | 1e400
            vat_rate       | "22"
            device_identifier | 1
            device_identifier | <256>
            procedure_code | <31>
            tooth          | <101>
            surface        | <21>
            procedure_id   | "x"
            procedure_id   | "0190c5a0-0000-7000-8000-000000000001"
            status         | "completed"
            step_order     | 1
            """)
    void aNewStepsFieldIsNamed(String field, String value) {
        refused(
                send(Method.POST, PLANS + "/" + plan + "/steps", with(List.of("\"procedure\": \"x\""), field, value)),
                field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status         | null
            status         | "done"
            status         | "Pending"
            estimated_cost | 0
            estimated_cost | -1
            estimated_cost | 1.001
            estimated_cost | 10000000000
            estimated_cost | "100"
            notes          | true
            notes          | <10001>
            appointment_id | "x"
            appointment_id | ""
            procedure      | null
            procedure      | ""
            procedure      | " "
            procedure      | <501>
            procedure_code | <31>
            tooth          | <101>
            surface        | <21>
            step_order     | null
            step_order     | 0
            step_order     | -1
            step_order     | 3
            step_order     | 501
            step_order     | 1.5
            step_order     | "1"
            procedure_id   | null
            completed_at   | null
            """)
    void aStepsFieldIsNamed(String field, String value) {
        refused(send(Method.PATCH, STEPS + "/" + step, with(List.of("\"notes\": \"new\""), field, value)), field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"title":                    | MALFORMED_JSON
            {"notes": "a", "notes": "b"} | MALFORMED_JSON
            ``                           | VALIDATION_FAILED
            null                         | VALIDATION_FAILED
            []                           | VALIDATION_FAILED
            {}                           | VALIDATION_FAILED
            """)
    void aBodyThatIsNothingIsRefused(String body, String code) {
        for (var answer : writes(body == null ? "" : body)) {
            answer.statusCode(400).body(json("code", is(code))).body(json("error", notNullValue()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "patient_id, x",
        "patient_id, ''",
        "status, done",
        "status, ACTIVE",
        "status, ''",
        "limit, 0",
        "limit, 1001",
        "page, 0",
        "cursor, x",
        "updated_since, yesterday",
        "total, maybe"
    })
    void aQueryThatIsWrongIsNamed(String parameter, String value) {
        practice.owner()
                .call()
                .get(PLANS + "?" + parameter + "=" + value)
                .then()
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains(parameter)));
    }

    @ParameterizedTest
    @CsvSource({
        "POST,  /api/dental/treatment-plans",
        "PATCH, /api/dental/treatment-plans/{plan}",
        "POST,  /api/dental/treatment-plans/{plan}/steps",
        "PATCH, /api/dental/treatment-steps/{step}"
    })
    void aNoteOfTenMegabytesIsTooLarge(String method, String path) {
        var here = path.replace("{plan}", plan.toString()).replace("{step}", step.toString());
        var passport = Passports.of(practice.clinic(), Roles.OWNER);

        assertThat(LongRequest.answerTo(method, here, passport, "application/json", 10 << 20))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void aPatientOfNobodyOrAnotherClinicIsUnknown() {
        for (var unknown : List.of(UUID.randomUUID(), Practice.open().patient())) {
            send(Method.POST, PLANS, "{\"patient_id\": \"%s\", \"title\": \"x\"}".formatted(unknown))
                    .statusCode(400)
                    .body(json("code", is("UNKNOWN_PATIENT")))
                    .body(json("details.field", contains("patient_id")));
        }
    }

    @Test
    void anIdThatIsNoneIsNamed() {
        send(Method.GET, PLANS + "/x", null).statusCode(400).body(json("details.field", contains("id")));
        send(Method.DELETE, STEPS + "/x", null).statusCode(400).body(json("details.field", contains("id")));
    }

    private static List<ValidatableResponse> writes(String body) {
        return List.of(
                send(Method.POST, PLANS, body),
                send(Method.PATCH, PLANS + "/" + plan, body),
                send(Method.POST, PLANS + "/" + plan + "/steps", body),
                send(Method.PATCH, STEPS + "/" + step, body));
    }

    private static ValidatableResponse send(Method method, String path, String body) {
        var call = practice.owner().call();
        return (body == null ? call : call.body(body)).request(method, path).then();
    }

    private static void refused(ValidatableResponse answer, String field) {
        answer.statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("error", notNullValue()))
                .body(json("details.field", hasItem(field)));
    }

    /** A body of good fields but one; {@code <n>} stands for a text of that length. */
    private static String with(List<String> good, String field, String value) {
        var wrong =
                value.startsWith("<") ? '"' + "x".repeat(Integer.parseInt(value.replaceAll("\\D", ""))) + '"' : value;
        return Stream.concat(
                        good.stream().filter(other -> !other.startsWith("\"" + field + "\"")),
                        Stream.of("\"" + field + "\": " + wrong))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
