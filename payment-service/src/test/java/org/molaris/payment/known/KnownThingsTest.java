package org.molaris.payment.known;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.payment.Practice;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Events;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class KnownThingsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ConfigProperty(name = "quarkus.rest-client.clinic-service.url")
    String clinicService;

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void aPatientWhoseEventIsStillOnItsWayIsAskedForOnceAndKept() {
        var patient = UUID.randomUUID();
        ownerKnows(patient, 200, "Beatriz");

        planFor(patient).statusCode(201);
        planFor(patient).statusCode(201);

        assertThat(asked()).containsOnlyOnce("/internal/patients/" + patient + " Bearer ey");
        assertThat(nameOf(patient)).isEqualTo("Beatriz");
    }

    @Test
    void aClinicWhoseEventIsStillOnItsWayIsAskedForToo() {
        var unheardOf = new Practice(UUID.randomUUID(), UUID.randomUUID());
        teach("/internal/patients/" + unheardOf.patient(), 200, patientJson(unheardOf, "Carla"));
        teach("/internal/clinic", 200, """
                {"id": "%s", "number": 1, "name": "Nueva", "time_zone": "America/Bogota", "currency": "COP",
                 "language": "es", "version": 1, "said_since": "then"}""".formatted(unheardOf.clinic()));

        unheardOf.pays(unheardOf.planOf("10"), "10").statusCode(201);
    }

    @Test
    void aPatientWhomItsOwnerDoesNotKnowIsUnknown() {
        var patient = UUID.randomUUID();

        planFor(patient)
                .statusCode(400)
                .body(json("code", equalTo("UNKNOWN_PATIENT")))
                .body(json("details.field", contains("patient_id")));
    }

    @Test
    void whileItsOwnerCannotAnswerNobodyIsUnknown() {
        var patient = UUID.randomUUID();
        ownerKnows(patient, 503, "x");

        planFor(patient).statusCode(503).header("Retry-After", "1").body(json("code", equalTo("SERVICE_UNAVAILABLE")));
    }

    @Test
    void anotherClinicsPatientIsUnknown() {
        var neighbour = Practice.open();

        planFor(neighbour.patient()).statusCode(400).body(json("code", equalTo("UNKNOWN_PATIENT")));
    }

    @Test
    void anOlderStateThatComesLateChangesNothing() {
        practice.announcePatient("Ana María", 3);
        await().atMost(PATIENCE).until(() -> nameOf(practice.patient()).equals("Ana María"));

        var late = practice.announcePatient("Ana", 2);
        Practice.untilHeard(late);

        assertThat(nameOf(practice.patient())).isEqualTo("Ana María");
    }

    @Test
    void severalStatesOfOnePatientInOneBatchLeaveTheNewest() {
        for (int version = 2; version <= 30; version++) {
            practice.announcePatient("Versión " + version, version);
        }

        await().atMost(PATIENCE).until(() -> nameOf(practice.patient()).equals("Versión 30"));
        assertThat(Events.of(Topic.PATIENTS, practice.patient(), 30)).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void whoIsErasedHasNoNameHereEitherWhetherTheEventIsStillThereOrTheTombstoneAlone() {
        practice.announcePatient("Ana", 2);
        await().atMost(PATIENCE).until(() -> nameOf(practice.patient()).equals("Ana"));

        Events.publish(Topic.PATIENTS, Ids.next(), "patient-erased", practice.clinic(), practice.patient(), 3, null);

        await().atMost(PATIENCE).until(() -> nameOf(practice.patient()).equals("Erased"));
        assertThat(Database.value("select last_name from patient where id = ?", practice.patient()))
                .isNull();
    }

    @Test
    void aTreatmentPlanIsHeardOfOrAskedForOnceAndKept() {
        var heard = treatmentOf(practice.patient());
        var unheardOf = Ids.next();
        ownerKnowsTreatment(unheardOf, practice.patient(), null);

        practice.opens(practice.patient(), heard)
                .statusCode(201)
                .body(json("treatment_plan_id", equalTo(heard.toString())));
        practice.opens(practice.patient(), unheardOf).statusCode(201);
        practice.opens(practice.patient(), unheardOf).statusCode(201);

        assertThat(asked())
                .containsOnlyOnce("/internal/treatment-plans/" + unheardOf + " Bearer ey")
                .doesNotContain(heard.toString());
    }

    @Test
    void whatIsNotToBeDoneForThePatientIsNotPaidByThePatient() {
        var somebody = Ids.next();
        ownerKnows(somebody, 200, "Eva");
        var neighbour = Practice.open();
        var neighbours = Ids.next();
        Practice.untilHeard(neighbour.tellTreatment(neighbours, 1, practice.patient()));
        var copy = Ids.next();
        ownerKnowsTreatment(copy, practice.patient(), Ids.next());

        for (var other : new UUID[] {Ids.next(), treatmentOf(somebody), neighbours, copy}) {
            practice.opens(practice.patient(), other)
                    .statusCode(400)
                    .body(json("code", equalTo("UNKNOWN_TREATMENT_PLAN")))
                    .body(json("details.field", contains("treatment_plan_id")));
        }
        var unsaid = Ids.next();
        teach("/internal/treatment-plans/" + unsaid, 503, "x");
        practice.opens(practice.patient(), unsaid).statusCode(503);
        assertThat(Database.rows("select 1 from payment_plan where clinic_id = ?", practice.clinic()))
                .isEmpty();
    }

    @Test
    void whoseTreatmentItIsIsTheNewestThatIsHeardAndADuplicatesIsThatOfWhomItWasMergedInto() {
        var person = Ids.next();
        ownerKnows(person, 200, "Eva");
        practice.opens(person, null).statusCode(201);
        var treatment = treatmentOf(person);
        Practice.untilHeard(practice.tellTreatment(treatment, 3, practice.patient()));
        Practice.untilHeard(practice.tellTreatment(treatment, 2, Ids.next()));
        practice.opens(practice.patient(), treatment).statusCode(201);
        practice.opens(person, treatment).statusCode(400);

        Practice.untilHeard(practice.tellPatient(
                practice.patient(), 2, "\"first_name\": \"Ana\", \"merged_into\": \"%s\"".formatted(person)));

        practice.opens(person, treatment).statusCode(201);
    }

    private UUID treatmentOf(UUID whose) {
        var id = Ids.next();
        Practice.untilHeard(practice.tellTreatment(id, 1, whose));
        return id;
    }

    private void ownerKnowsTreatment(UUID id, UUID whose, UUID savedFrom) {
        teach("/internal/treatment-plans/" + id, 200, """
                {"id": "%s", "clinic_id": "%s", "patient_id": "%s", "saved_from": %s, "version": 1}""".formatted(
                        id, practice.clinic(), whose, savedFrom == null ? "null" : "\"" + savedFrom + "\""));
    }

    private ValidatableResponse planFor(UUID patient) {
        return practice.opens(patient, null);
    }

    private void ownerKnows(UUID patient, int status, String firstName) {
        teach(
                "/internal/patients/" + patient,
                status,
                patientJson(new Practice(practice.clinic(), patient), firstName));
        teach(
                "/internal/clinic",
                200,
                practice.clinicJson("America/El_Salvador", 1)
                        .replaceFirst("^\\{\"clinic\": ", "")
                        .replaceFirst("}$", ""));
    }

    private static String patientJson(Practice of, String firstName) {
        return """
                {"id": "%s", "number": 1, "clinic_id": "%s", "first_name": "%s", "last_name": "G", "phone": null,
                 "recall_opted_out": false, "version": 1, "said_since": "then"}""".formatted(of.patient(), of.clinic(), firstName);
    }

    private void teach(String path, int status, String body) {
        given().body(status + body).put(clinicService + path).then().statusCode(204);
    }

    private String asked() {
        return given().get(clinicService + "/asked").asString();
    }

    private static String nameOf(UUID patient) {
        return Database.value("select first_name from patient where id = ?", patient)
                .toString();
    }
}
