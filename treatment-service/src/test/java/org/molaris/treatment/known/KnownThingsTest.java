package org.molaris.treatment.known;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.treatment.Practice;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class KnownThingsTest {

    @ConfigProperty(name = "quarkus.rest-client.clinic-service.url")
    String clinicService;

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void anAppointmentWhoseEventIsStillOnItsWayIsAskedForOnceAndKept() {
        var plan = practice.plan("Plan");
        var visit = Ids.next();
        ownerKnowsAppointment(visit, practice.patient(), "scheduled");

        add(plan, visit).statusCode(201).body(json("status", equalTo("scheduled")));
        link(practice.step(plan, "y"), visit).statusCode(200).body(json("status", equalTo("scheduled")));

        assertThat(asked()).containsOnlyOnce("/internal/appointments/" + visit + " Bearer ey");
        practice.until("appointment", 3, visit);
    }

    @Test
    void aStepLinkedToAVisitThatIsOverStandsAsThatDoes() {
        var plan = practice.plan("Plan");

        link(practice.step(plan, "x"), practice.appointment("done"))
                .statusCode(200)
                .body(json("status", equalTo("completed")));
        link(practice.step(plan, "y"), practice.appointment("cancelled"))
                .statusCode(200)
                .body(json("status", equalTo("pending")));
        add(plan, practice.appointment("done")).body(json("status", equalTo("completed")));
        practice.get(plan).body(json("progress.completed", is(2)));
    }

    @Test
    void anAppointmentOfNobodyHereIsRefused() {
        var plan = practice.plan("Plan");
        var step = practice.step(plan, "x");
        var somebodys = practice.appointmentOf(Ids.next(), "scheduled");
        var neighbour = Practice.open();
        var neighbours = neighbour.appointmentOf(practice.patient(), "scheduled");

        for (var visit : new UUID[] {Ids.next(), somebodys, neighbours}) {
            refused(link(step, visit), "UNKNOWN_APPOINTMENT", "appointment_id");
            refused(add(plan, visit), "UNKNOWN_APPOINTMENT", "appointment_id");
        }

        var unsaid = Ids.next();
        ownerSays("/internal/appointments/" + unsaid, 503, "");
        link(step, unsaid).statusCode(503).body(json("code", equalTo("SERVICE_UNAVAILABLE")));
        add(plan, unsaid).statusCode(503);
        practice.get(plan).body(json("steps", hasSize(1))).header("ETag", "\"2\"");
    }

    @Test
    void aPatientWhoseEventIsStillOnItsWayIsAskedForOnceAndKept() {
        var patient = Ids.next();
        ownerKnowsPatient(patient, null, null);

        practice.planOf(patient, "Uno");
        practice.planOf(patient, "Dos");

        assertThat(asked()).containsOnlyOnce("/internal/patients/" + patient + " Bearer ey");
    }

    @Test
    void nothingIsPlannedForWhomTheClinicDoesNotHaveOrNoLongerHas() {
        var merged = Ids.next();
        ownerKnowsPatient(merged, Ids.next(), null);
        var erased = Ids.next();
        ownerKnowsPatient(erased, null, "2026-01-15T10:00:00Z");
        var neighbours = Practice.open().patient();

        for (var patient : new UUID[] {Ids.next(), merged, erased, neighbours}) {
            refused(plan("\"patient_id\": \"%s\"".formatted(patient)), "UNKNOWN_PATIENT", "patient_id");
        }
        var unsaid = Ids.next();
        ownerSays("/internal/patients/" + unsaid, 503, "");
        plan("\"patient_id\": \"%s\"".formatted(unsaid)).statusCode(503);
    }

    @Test
    void operatorsAndBranchesAreHeardOrAskedForAndNotNamedAnewWhenTheyAreGone() {
        var operator = Ids.next();
        var branch = Ids.next();
        Practice.untilHeard(tellOperator(operator, 1, "null"));
        ownerSays("/internal/branches/" + branch, 200, """
                {"id": "%s", "clinic_id": "%s", "name": "Centro", "deleted_at": null, "version": 1}""".formatted(branch, practice.clinic()));
        var plan = practice.plan("Plan");

        var named = "{\"operator_id\": \"%s\", \"branch_id\": \"%s\"}".formatted(operator, branch);
        practice.patchPlan(plan, named).statusCode(200).body(json("operator_id", equalTo(operator.toString())));
        assertThat(asked()).contains("/internal/branches/" + branch).doesNotContain("/internal/operators/" + operator);

        Practice.untilHeard(tellOperator(operator, 2, "\"2026-01-15T10:00:00Z\""));
        Practice.untilHeard(practice.tell(Topic.APPOINTMENTS, "branch-deleted", "branch", branch, 2, """
                "name": "Centro", "deleted_at": "2026-01-15T10:00:00Z\""""));

        var rest = "\"patient_id\": \"%s\", ".formatted(practice.patient());
        refused(plan(rest + "\"operator_id\": \"%s\"".formatted(operator)), "UNKNOWN_OPERATOR", "operator_id");
        refused(plan(rest + "\"branch_id\": \"%s\"".formatted(branch)), "UNKNOWN_BRANCH", "branch_id");
        refused(plan(rest + "\"operator_id\": \"%s\"".formatted(Ids.next())), "UNKNOWN_OPERATOR", "operator_id");
        practice.patchPlan(plan, named.replace("}", ", \"title\": \"Otro\"}"))
                .statusCode(200)
                .body(json("title", equalTo("Otro")))
                .body(json("branch_id", equalTo(branch.toString())));
    }

    @Test
    void whatIsPaidOnThePaymentPlansOfATreatmentIsItsOwnSumAndNobodyElses() {
        var plan = practice.plan("Plan");
        var first = Ids.next();
        var second = Ids.next();
        Practice.untilHeard(tellPaid(practice, first, 2, plan, "10.50"));
        Practice.untilHeard(tellPaid(practice, second, 2, plan, "20.00"));
        Practice.untilHeard(tellPaid(Practice.open(), Ids.next(), 2, plan, "400.00"));
        assertThat(practice.get(plan).extract().asString()).contains("\"amount_collected\":30.50");

        Practice.untilHeard(tellPaid(practice, first, 4, plan, "0.50"));
        Practice.untilHeard(tellPaid(practice, first, 3, plan, "99.00"));
        assertThat(practice.get(plan).extract().asString()).contains("\"amount_collected\":20.50");
    }

    @Test
    void aClinicsNamePhoneAndLanguageAreKept() {
        Practice.untilHeard(practice.tell(Topic.CLINICS, "clinic-updated", "clinic", practice.clinic(), 3, """
                "name": "Risa", "phone": "+541122222222", "time_zone": "America/Argentina/Cordoba", "currency": "ARS",
                "language": "es-AR\""""));
        Practice.untilHeard(practice.tellClinic(2));

        assertThat(Database.rows(
                        "select name, phone, time_zone, currency, language from clinic where clinic_id = ?",
                        practice.clinic()))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row.values())
                        .extracting(Object::toString)
                        .containsExactly("Risa", "+541122222222", "America/Argentina/Cordoba", "ARS", "es-AR"));
    }

    private ValidatableResponse link(UUID step, UUID visit) {
        return practice.patchStep(step, "{\"appointment_id\": \"%s\"}".formatted(visit));
    }

    private ValidatableResponse add(UUID plan, UUID visit) {
        return practice.addStep(plan, "{\"procedure\": \"x\", \"appointment_id\": \"%s\"}".formatted(visit));
    }

    private ValidatableResponse plan(String fields) {
        return practice.owner()
                .call()
                .body("{\"title\": \"x\", %s}".formatted(fields))
                .post(Practice.PLANS)
                .then();
    }

    private static void refused(ValidatableResponse answer, String code, String field) {
        answer.statusCode(400).body(json("code", equalTo(code))).body(json("details.field", contains(field)));
    }

    private UUID tellOperator(UUID operator, long version, String deletedAt) {
        return practice.tell(
                Topic.APPOINTMENTS, "operator-updated", "operator", operator, version, """
                "first_name": "Luis", "last_name": null, "deleted_at": %s""".formatted(deletedAt));
    }

    private static UUID tellPaid(Practice whose, UUID paymentPlan, long version, UUID treatment, String amount) {
        return whose.tell(Topic.PAYMENTS, "payment-recorded", "payment_plan", paymentPlan, version, """
                "treatment_plan_id": "%s", "amount_paid": %s""".formatted(
                        treatment, amount));
    }

    private void ownerKnowsAppointment(UUID visit, UUID whose, String state) {
        ownerSays("/internal/appointments/" + visit, 200, """
                {"id": "%s", "clinic_id": "%s", "patient_id": "%s", "state": "%s", "starts_at": "2026-02-01T15:00:00Z",
                 "treatment_step_id": null, "version": 3}""".formatted(visit, practice.clinic(), whose, state));
    }

    private void ownerKnowsPatient(UUID patient, UUID mergedInto, String erasedAt) {
        ownerSays("/internal/patients/" + patient, 200, """
                {"id": "%s", "clinic_id": "%s", "first_name": "Eva", "last_name": null, "merged_into": %s,
                 "erased_at": %s, "version": 2}""".formatted(
                        patient, practice.clinic(), quoted(mergedInto), quoted(erasedAt)));
    }

    private static String quoted(Object value) {
        return value == null ? "null" : "\"" + value + "\"";
    }

    private void ownerSays(String path, int status, String body) {
        given().body(status + body).put(clinicService + path).then().statusCode(204);
    }

    private String asked() {
        return given().get(clinicService + "/asked").asString();
    }
}
