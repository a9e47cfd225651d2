package org.molaris.treatment.alfadocs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.alfadocs.AlfaDocs;
import org.molaris.auth.Roles;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Json;
import org.molaris.test.Passports;
import org.molaris.treatment.Practice;

/** Treatment plans as programs of AlfaDocs see them. Ids are those of the clinic of this class, whatever they stand for. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class CarePlanResourceTest {

    private static final String ARCHIVE = AlfaDocs.PATH + "/practices/1/archives/1";
    private static final long PATIENT = 31;
    private static final long OPERATOR = 7;
    private static final long VISIT = 1023;
    private static final long OTHER_VISIT = 1024;

    private static Practice practice;
    private static UUID plan;
    private static UUID crown;
    private static UUID cleaning;
    private static UUID left;

    @ConfigProperty(name = "quarkus.rest-client.payment-service.url")
    String payments;

    /** One for all: requests can be sent only now. */
    @BeforeEach
    void aPractice() {
        if (practice == null) {
            open();
        }
    }

    private static void open() {
        practice = Practice.open();
        practice.tellPatient(practice.patient(), 2, "\"number\": %d, \"first_name\": \"Ana\"".formatted(PATIENT));
        var operator = Ids.next();
        practice.tell(Topic.APPOINTMENTS, "operator-created", "operator", operator, 1, """
                "number": %d, "first_name": "Luz", "deleted_at": null""".formatted(OPERATOR));
        var visit = visit(VISIT);
        visit(OTHER_VISIT);
        practice.until("patient", 2, practice.patient());
        practice.until("operator", 1, operator);
        plan = practice.plan("Piano #1");
        practice.patchPlan(plan, "{\"notes\": \"estimate\", \"operator_id\": \"%s\"}".formatted(operator))
                .statusCode(200);
        crown = idOf(practice.addStep(plan, """
                {"procedure": "Apicectomia mesiale", "procedure_code": "D2740", "tooth": "16", "estimated_cost": 300,
                 "discount": 30, "vat_rate": 22, "appointment_id": "%s",
                 "device_identifier": "(01)12345678901234(17)210101(10)A12345(21)B67890"}""".formatted(visit)));
        cleaning = idOf(practice.addStep(plan, """
                {"procedure": "Igiene", "procedure_code": "D1110", "estimated_cost": 85.55, "appointment_id": "%s"}""".formatted(visit)));
        left = idOf(
                practice.addStep(plan, "{\"procedure\": \"x\", \"procedure_code\": \"D1\", \"estimated_cost\": 50}"));
        practice.patchStep(left, "{\"status\": \"skipped\"}").statusCode(200);
        practice.patchStep(cleaning, "{\"status\": \"completed\"}").statusCode(200);
        // By the clinic's clock these are evenings of the days before.
        Database.execute("""
                update treatment_plan set created_at = '2024-08-14T05:59:59Z', accepted_at = '2024-08-15T03:00:00Z'
                 where id = ?""", plan);
        Database.execute("update plan_item set created_at = '2024-08-15T03:00:00Z' where treatment_plan_id = ?", plan);
        Database.execute("""
                update procedure set done_at = '2024-08-16T03:00:00Z'
                 where status = 'done' and id in (select procedure_id from plan_item where treatment_plan_id = ?)""", plan);
    }

    private static UUID visit(long number) {
        var id = Ids.next();
        practice.tell(Topic.APPOINTMENTS, "appointment-updated", "appointment", id, 1, """
                "number": %d, "patient_id": "%s", "state": "scheduled", "starts_at": "2026-02-01T15:00:00Z",
                "treatment_step_id": null, "operator_id": null""".formatted(
                        number, practice.patient()));
        practice.until("appointment", 1, id);
        return id;
    }

    @Test
    void aCarePlanIsATreatmentPlanWithWhatItCostsAndWhatOfThatIsBilled() {
        billed(plan, """
                "billed": 100.5, "credited": 20, "full_bills": 1,
                "liabilities": [{"due_on": "2019-08-24", "amount": 80.5, "due": true, "paid": false}]""");

        assertThat(get("/care-plans/" + number(plan)).statusCode(200).extract().asString())
                .isEqualTo("""
                        {"status":"success","data":{"id":%d,"branch":"dentistry","name":"Piano #1","state":"accepted",\
                        "dateAccepted":"2024-08-14","findingId":null,"priceListId":null,"operatorId":7,\
                        "personalAssistantId":null,"carePlanDiscardReasonId":null,"createdAt":"2024-08-13",\
                        "text":"estimate","background":false,"createdThroughAppointment":false,"isSigned":false,\
                        "discountPercentage":7.78,"carePlanEntriesCount":2,"price":385.55,"discountedPrice":355.55,\
                        "grossPrice":451.55,"grossDiscountedPrice":414.95,"doneAmount":85.55,"billedAmount":100.50,\
                        "creditedAmount":20.00,"billableAmount":275.05,"fullBillsCount":1,\
                        "liabilities":[{"date":"2019-08-24","amount":80.50,"isDue":true,"isDone":false}],\
                        "deleted":false,"schemeCodes":{"16":[{"code":"D2740","done":false}],\
                        "general":[{"code":"D1110","done":true}]}}}""".formatted(number(plan)));
    }

    @Test
    void anEntryIsAStepOfIt() {
        var first = """
                {"entryId":%d,"price":300.00,"discountedPrice":270.00,"discountPercentage":10.00,\
                "absoluteDiscount":30.00,"createdAt":"2024-08-14","useInventory":null,"consumptionPrice":null,\
                "done":"false","dateDone":null,"laboratoryPurpose":null,"laboratoryCosts":null,\
                "multiplyLaboratoryCosts":null,"compensationType":null,"compensationValue":null,"deleted":"false",\
                "sequenceNumber":1,"numberOfExecutions":1,"calculatedVariableCosts":0,\
                "calculatedContributionMargin":0,"calculateCompensationBasedOnDiscount":null,\
                "calculateCompensationAfterCosts":null,"hasPhases":"false","doneAmount":0.00,"vatPercentage":22.00,\
                "udi":"(01)12345678901234(17)210101(10)A12345(21)B67890","label":"Apicectomia mesiale"}""".formatted(number(crown));
        var entries = "/care-plans/" + number(plan) + "/care-plan-entries";

        assertThat(get(entries + "/" + number(crown)).statusCode(200).extract().asString())
                .isEqualTo("{\"status\":\"success\",\"data\":" + first + "}");
        var listed = get(entries).statusCode(200).extract().asString();
        assertThat(listed).startsWith("{\"status\":\"success\",\"count\":2,\"data\":[" + first + ",{\"entryId\":");
        assertThat(Json.json("data.entryId", contains(number(crown), number(cleaning)))
                        .matches(listed))
                .isTrue();
        get(entries + "/" + number(cleaning))
                .body(json("data.done", is("true")))
                .body(json("data.dateDone", is("2024-08-15")))
                .body(json("data.doneAmount", is(85.55f)))
                .body(json("data.udi", is((String) null)));
        get(entries + "/" + number(left))
                .statusCode(200)
                .body(json("data.deleted", is("true")))
                .body(json("data.done", is("false")));
    }

    @Test
    void aVisitHasWhatIsDoneAtIt() {
        var other = practice.plan("Altro");
        String procedure = practice.get(plan).extract().as(Json.class).at("steps[0].procedure_id");
        practice.addStep(other, "{\"procedure_id\": \"%s\"}".formatted(procedure))
                .statusCode(201);
        practice.patchPlan(other, "{\"status\": \"paused\"}").statusCode(200);

        for (var path : new String[] {"/care-plan-entries", "/entries"}) {
            get("/appointments/" + VISIT + path)
                    .statusCode(200)
                    .body(json("status", is("success")))
                    .body(json("count", is(2)))
                    .body(json("data.entryId", contains(number(crown), number(cleaning))));
        }
        get("/appointments/" + OTHER_VISIT + "/care-plan-entries")
                .body(is("{\"status\":\"success\",\"count\":0,\"data\":[]}"));
    }

    @Test
    void whatIsSaidOfAPlanNativelyHoldsAtOnceAndOneQuestionIsAskedForAllOfAPatients() {
        var patient = Ids.next();
        practice.tellPatient(patient, 1, "\"number\": 32, \"first_name\": \"Eva\"");
        practice.until("patient", 1, patient);
        var finished = practice.planOf(patient, "a");
        var waiting = practice.planOf(patient, "b");
        var discarded = practice.planOf(patient, "c");
        var step = practice.step(finished, "y");
        practice.patchStep(step, "{\"estimated_cost\": 10, \"discount\": 99, \"vat_rate\": 22, \"tooth\": \"11\"}");
        practice.patchPlan(finished, "{\"status\": \"completed\"}");
        practice.patchPlan(waiting, "{\"status\": \"paused\"}");
        practice.patchPlan(discarded, "{\"status\": \"cancelled\"}");
        billed(finished, "\"billed\": 5, \"credited\": 0, \"full_bills\": 0, \"liabilities\": []");

        get("/patients/32/care-plans")
                .statusCode(200)
                .body(json("id", contains(number(finished), number(waiting), number(discarded))))
                .body(json("state", contains("finished", "estimate", "discarded")))
                .body(json("deleted", contains(false, false, false)))
                .body(json("price", contains(10.00f, 0.00f, 0.00f)))
                .body(json("discountedPrice", contains(0.00f, 0.00f, 0.00f)))
                .body(json("discountPercentage", contains(100.00f, 0.00f, 0.00f)))
                .body(json("grossPrice", contains(12.20f, 0.00f, 0.00f)))
                .body(json("billedAmount", contains(5.00f, 0.00f, 0.00f)))
                .body(json("billableAmount", contains(0.00f, 0.00f, 0.00f)))
                .body(json("schemeCodes[0].size()", is(0)));
        assertThat(given().get(payments + "/brought/internal").asString())
                .contains("treatment_plan_ids", finished.toString(), waiting.toString(), discarded.toString());
    }

    @Test
    void aCarePlanIsSignedWhenThePatientHasSignedAFrozenCopyOfIt() {
        var signed = practice.plan("x");
        var status = "/care-plans/" + number(signed) + "/signature-status";
        var copy = Ids.next();
        Database.execute("""
                insert into treatment_plan (id, clinic_id, patient_id, title, saved_from, saved_on)
                select ?, clinic_id, patient_id, title, id, '2026-01-15' from treatment_plan where id = ?""", copy, signed);
        get(status).statusCode(200).body(is("{\"status\":\"success\",\"isSigned\":false}"));
        Database.execute(
                "update treatment_plan set practice_signature = 'x', practice_signed_at = now() where id = ?", copy);
        get(status).body(json("isSigned", is(false)));
        Database.execute("update treatment_plan set signature = 'x', signed_at = now() where id = ?", copy);

        get(status).body(is("{\"status\":\"success\",\"isSigned\":true}"));
        get("/care-plans/" + number(signed) + "/is-signed").body(json("isSigned", is(true)));
        get("/care-plans/" + number(signed)).body(json("data.isSigned", is(true)));
        get("/care-plans/" + number(copy)).statusCode(404).body(is("{\"error\":\"Care plan not found\"}"));
        Database.execute("update treatment_plan set status = 'cancelled' where id = ?", copy);
        get(status).body(json("isSigned", is(false)));
    }

    @Test
    void withoutPaymentServiceNobodySaysWhatIsBilled() {
        var unknown = practice.plan("x");
        var figures = payments + "/internal/billing-figures/" + unknown;
        given().body("500{}").put(figures).then().statusCode(204);
        var one = get("/care-plans/" + number(unknown));
        var all = get("/patients/" + PATIENT + "/care-plans");
        given().body("404{}").put(figures).then().statusCode(204);

        one.statusCode(503).body(is("{\"error\":\"The service cannot answer right now, try again.\"}"));
        all.statusCode(503);
        get("/care-plans/" + number(unknown))
                .statusCode(200)
                .body(json("data.billedAmount", is(0.00f)))
                .body(json("data.liabilities.size()", is(0)));
    }

    /** Those of another clinic and those that nobody has; what the words at the end are about is not there for them. */
    @ParameterizedTest
    @CsvSource({
        "/care-plans/{plan}, care-plan:view, Care plan",
        "/care-plans/{plan}/signature-status, care-plan:signature-status:view, Care plan",
        "/care-plans/{plan}/is-signed, care-plan:signature-status:view, Care plan",
        "/care-plans/{plan}/care-plan-entries, care-plan-entry:list, Care plan",
        "/care-plans/{plan}/care-plan-entries/{entry}, care-plan:care-plan-entry:view, Care plan",
        "/patients/31/care-plans, care-plan:list, Patient",
        "/appointments/1023/care-plan-entries, appointment:care-plan-entry:list, Appointment",
        "/appointments/1023/entries, appointment:care-plan-entry:list, Appointment"
    })
    void everyRouteIsOfItsOwnArchiveAndNeedsItsScope(String route, String scope, String what) {
        var path = ARCHIVE + route.replace("{plan}", "" + number(plan)).replace("{entry}", "" + number(crown));
        var nobodys =
                route.replace("{plan}", "999999999").replace("{entry}", "1").replaceAll("/(31|1023)/", "/999999999/");
        var notFound = "{\"error\":\"%s not found\"}".formatted(what);

        by(Passports.of(practice.clinic(), Roles.VIEWER), path).statusCode(200);
        by(Passports.ofApp(practice.clinic(), Roles.VIEWER, "x " + scope), path).statusCode(200);
        by(Passports.of(Ids.next(), Roles.OWNER), path).statusCode(404).body(is(notFound));
        get(nobodys).statusCode(404).body(is(notFound));
        get(route.replaceAll("\\{plan}|31|1023", "x").replace("{entry}", "1"))
                .statusCode(404)
                .body(containsString("\"error\""));
        by(Passports.of(practice.clinic(), Roles.VIEWER), path.replace("archives/1", "archives/2"))
                .statusCode(403)
                .body(is("{\"error\":\"You have no access to this archive\"}"));
        by(Passports.ofApp(practice.clinic(), Roles.OWNER, "care-plan:create"), path)
                .statusCode(403)
                .body(is("{\"error\":\"The access token has not the scope " + scope + "\"}"));
        given().get(path).then().statusCode(401).body(containsString("\"error\""));
        Caller.of(practice.clinic(), Roles.PLATFORM_ADMIN)
                .call()
                .get(path)
                .then()
                .statusCode(403);
    }

    @Test
    void anEntryIsOfItsOwnPlan() {
        var other = practice.plan("x");

        for (var entry : new Object[] {number(crown), 999999999}) {
            get("/care-plans/" + number(other) + "/care-plan-entries/" + entry)
                    .statusCode(404)
                    .body(is("{\"error\":\"Care plan entry not found\"}"));
        }
    }

    @Test
    void theApiDescribesIt() {
        var api = given().accept("application/json").get("/q/openapi").jsonPath();
        var archive = AlfaDocs.PATH + "/practices/{practiceId}/archives/{archiveId}";
        var plan = archive + "/care-plans/{id}";

        assertThat(api.<String, Object>getMap("paths").keySet().stream().filter(path -> path.startsWith(AlfaDocs.PATH)))
                .containsExactlyInAnyOrder(
                        plan,
                        plan + "/signature-status",
                        plan + "/care-plan-entries",
                        plan + "/care-plan-entries/{entryId}",
                        archive + "/patients/{ownerId}/care-plans",
                        archive + "/appointments/{ownerId}/care-plan-entries");
        assertThat(api.getMap("components.schemas.AlfaDocsCarePlan.properties").keySet())
                .hasSize(29)
                .isEqualTo(api.getMap("components.schemas.AlfaDocsCarePlan.examples[0]")
                        .keySet());
        assertThat(api.getMap("components.schemas.AlfaDocsCarePlanEntry.properties")
                        .keySet())
                .hasSize(27)
                .isEqualTo(api.getMap("components.schemas.AlfaDocsCarePlanEntry.examples[0]")
                        .keySet());
    }

    private void billed(UUID planId, String figures) {
        given().body("200{\"treatment_plan_id\": \"%s\", %s}".formatted(planId, figures))
                .put(payments + "/internal/billing-figures/" + planId)
                .then()
                .statusCode(204);
    }

    private static ValidatableResponse get(String path) {
        return practice.owner().call().get(ARCHIVE + path).then();
    }

    private static ValidatableResponse by(String passport, String path) {
        return given().auth().oauth2(passport).get(path).then();
    }

    private static UUID idOf(ValidatableResponse added) {
        return UUID.fromString(added.statusCode(201).extract().as(Json.class).at("id"));
    }

    /** By which the dialect knows a plan or a step. */
    private static int number(UUID id) {
        return ((Long) Database.value(
                        "select number from treatment_plan where id = ? union all select number from plan_item where id = ?",
                        id,
                        id))
                .intValue();
    }
}
