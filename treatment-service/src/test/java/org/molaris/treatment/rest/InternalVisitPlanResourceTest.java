package org.molaris.treatment.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.treatment.Practice;

/** The plan that a visit belongs to. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class InternalVisitPlanResourceTest {

    private static final String FOR_VISIT = "/internal/treatment-plans/for-visit";

    private final Practice practice = Practice.open();
    private final UUID operator = operator();

    @ConfigProperty(name = "quarkus.rest-client.clinic-service.url")
    String owner;

    @Test
    void withoutAnActivePlanOneIsOpenedAndFoundThereafter() {
        var branch = branch();
        var opened = ask(operator, branch).statusCode(200).extract().as(Json.class);
        var id = opened.getUUID("id");

        assertThat(opened.getMap("").keySet()).containsExactlyInAnyOrder("id", "number", "title");
        practice.get(id)
                .body(json("number", is(opened.getInt("number"))))
                .body(json("title", is("Diagnóstico")))
                .body(json("status", is("active")))
                .body(json("estimated_total", nullValue()))
                .body(json("patient_id", is(practice.patient().toString())))
                .body(json("operator_id", is(operator.toString())))
                .body(json("branch_id", is(branch.toString())));
        assertThat(Events.of(Topic.TREATMENTS, id, 1).get(0).type()).isEqualTo("treatment-plan-created");
        ask(operator, branch).statusCode(200).body(json("id", is(id.toString())));
    }

    @Test
    void theNewestActivePlanWithThatOperatorAndBranchIsTaken() {
        var branch = branch();
        planned(operator, branch, "active");
        var newest = planned(operator, branch, "active");
        planned(operator, branch, "paused");
        planned(operator, branch, "cancelled");
        planned(operator, null, "active");
        planned(operator(), branch, "active");
        practice.plan("of nobody");
        frozen(newest);

        ask(operator, branch)
                .statusCode(200)
                .body(json("id", is(newest.toString())))
                .body(json("title", is("x")));
        practice.patchPlan(newest, "{\"status\": \"completed\"}").statusCode(200);
        ask(operator, branch).body(json("id", is(first(branch).toString())));
    }

    @Test
    void withoutABranchAPlanIsOfNone() {
        planned(operator, branch(), "active");
        var opened =
                ask(operator, null).statusCode(200).extract().as(Json.class).getUUID("id");

        practice.get(opened).body(json("branch_id", nullValue()));
        ask(operator, null).body(json("id", is(opened.toString())));
    }

    @Test
    void ofManyAtOnceOneOpensIt() {
        var branch = branch();

        assertThat(Crowd.counts(
                        8,
                        nth -> ask(operator, branch)
                                .statusCode(200)
                                .extract()
                                .as(Json.class)
                                .getString("id")))
                .hasSize(1);
        assertThat(Database.rows("select 1 from treatment_plan where clinic_id = ?", practice.clinic()))
                .hasSize(1);
    }

    @Test
    void aNamedPlanIsOnesOwnWhateverItsStateAndNoFrozenCopy() {
        var plan = planned(operator, null, "paused");
        var eva = Ids.next();
        practice.tellPatient(eva, 1, "\"number\": 2, \"first_name\": \"Eva\"");
        practice.until("patient", 1, eva);

        named(number(plan))
                .statusCode(200)
                .body(json("id", is(plan.toString())))
                .body(json("title", is("x")));
        for (long number : new long[] {number(practice.planOf(eva, "y")), number(frozen(plan)), 999_999_999L}) {
            named(number).statusCode(404).body(json("code", is("PLAN_NOT_FOUND")));
        }
    }

    @Test
    void whoIsNotKnownYetIsBroughtFromWhereHeIs() {
        var patient = Ids.next();
        var branch = Ids.next();
        teach("patients", patient, "\"number\": 41, \"first_name\": \"Eva\"");
        teach("branches", branch, "\"number\": 42, \"name\": \"Norte\", \"deleted_at\": null");

        ask(patient, operator, branch, "null").statusCode(200).body(json("title", is("Diagnóstico")));
    }

    @Test
    void whoIsNobodyOfTheClinicHasNoPlan() {
        var unknown = UUID.randomUUID();

        ask(unknown, operator, null, "null").statusCode(400).body(json("code", is("UNKNOWN_PATIENT")));
        ask(unknown, null).statusCode(400).body(json("code", is("UNKNOWN_OPERATOR")));
        ask(operator, unknown).statusCode(400).body(json("code", is("UNKNOWN_BRANCH")));
        assertThat(Database.rows("select 1 from treatment_plan where clinic_id = ?", practice.clinic()))
                .isEmpty();
    }

    @Test
    void whileTheOwnerCannotBeAskedNothingIsOpened() {
        var unknown = UUID.randomUUID();
        given().body("500{}")
                .put(owner + "/internal/operators/" + unknown)
                .then()
                .statusCode(204);

        ask(unknown, null).statusCode(503);
        assertThat(Database.rows("select 1 from treatment_plan where clinic_id = ?", practice.clinic()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"patient_id, VALIDATION_FAILED", "operator_id, UNKNOWN_OPERATOR", "title, VALIDATION_FAILED"})
    void whatMustBeSaidMustBeSaid(String field, String code) {
        without(field, "null").statusCode(400).body(json("code", is(code)));
    }

    /** A visit with nobody in particular may be for a plan, too. */
    @Test
    void whoNamesAPlanNeedNotSayWithWhom() {
        var plan = planned(operator, null, "active");

        without("operator_id", "" + number(plan)).statusCode(200).body(json("id", is(plan.toString())));
    }

    private ValidatableResponse without(String field, String number) {
        return practice.owner()
                .call()
                .body(body(practice.patient(), operator, null, number)
                        .replaceFirst("(\"" + field + "\": )\"[^\"]*\"", "$1null"))
                .post(FOR_VISIT)
                .then();
    }

    @Test
    void onlyWhoBooksMayAskAndOnlyOfHisOwnClinic() {
        var plan = planned(operator, null, "active");
        var body = body(practice.patient(), operator, null, "" + number(plan));

        for (var role : new String[] {Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST}) {
            Caller.of(practice.clinic(), role)
                    .call()
                    .body(body)
                    .post(FOR_VISIT)
                    .then()
                    .statusCode(200);
        }
        for (var role : new String[] {Roles.VIEWER, Roles.PLATFORM_ADMIN}) {
            Caller.of(practice.clinic(), role)
                    .call()
                    .body(body)
                    .post(FOR_VISIT)
                    .then()
                    .statusCode(403);
        }
        given().contentType("application/json")
                .body(body)
                .post(FOR_VISIT)
                .then()
                .statusCode(401);
        Practice.open().owner().call().body(body).post(FOR_VISIT).then().statusCode(404);
    }

    private ValidatableResponse ask(UUID whom, UUID branch) {
        return ask(practice.patient(), whom, branch, "null");
    }

    private ValidatableResponse named(long number) {
        return ask(practice.patient(), operator, null, "" + number);
    }

    private ValidatableResponse ask(UUID patient, UUID whom, UUID branch, String number) {
        return practice.owner()
                .call()
                .body(body(patient, whom, branch, number))
                .post(FOR_VISIT)
                .then();
    }

    private static String body(UUID patient, UUID whom, UUID branch, String number) {
        return """
                {"patient_id": "%s", "operator_id": "%s", "branch_id": %s, "number": %s, "title": "Diagnóstico"}""".formatted(patient, whom, branch == null ? "null" : "\"" + branch + "\"", number);
    }

    private UUID planned(UUID whom, UUID branch, String status) {
        var plan = practice.plan("x");
        practice.patchPlan(plan, """
                {"operator_id": "%s", "branch_id": %s, "status": "%s"}""".formatted(whom, branch == null ? "null" : "\"" + branch + "\"", status))
                .statusCode(200);
        return plan;
    }

    private UUID frozen(UUID plan) {
        var copy = Ids.next();
        Database.execute("""
                insert into treatment_plan (id, clinic_id, patient_id, title, operator_id, branch_id, saved_from, saved_on)
                select ?, clinic_id, patient_id, title, operator_id, branch_id, id, '2026-01-15'
                  from treatment_plan where id = ?""", copy, plan);
        return copy;
    }

    private UUID first(UUID branch) {
        return (UUID) Database.value(
                "select id from treatment_plan where branch_id = ? and status = 'active' order by number limit 1",
                branch);
    }

    private static long number(UUID plan) {
        return (long) Database.value("select number from treatment_plan where id = ?", plan);
    }

    private UUID operator() {
        var id = Ids.next();
        practice.tell(Topic.APPOINTMENTS, "operator-created", "operator", id, 1, """
                "number": %d, "first_name": "Luz", "deleted_at": null""".formatted(
                        id.getLeastSignificantBits() >>> 1));
        practice.until("operator", 1, id);
        return id;
    }

    private UUID branch() {
        var id = Ids.next();
        practice.tell(Topic.APPOINTMENTS, "branch-created", "branch", id, 1, """
                "number": %d, "name": "Norte", "deleted_at": null""".formatted(
                        id.getLeastSignificantBits() >>> 1));
        practice.until("branch", 1, id);
        return id;
    }

    private void teach(String things, UUID id, String fields) {
        given().body("""
                200{"id": "%s", "clinic_id": "%s", "version": 1, %s}""".formatted(id, practice.clinic(), fields))
                .put(owner + "/internal/" + things + "/" + id)
                .then()
                .statusCode(204);
    }
}
