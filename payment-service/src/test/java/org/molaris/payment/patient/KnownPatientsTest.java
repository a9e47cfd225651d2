package org.molaris.payment.patient;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

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
class KnownPatientsTest {

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

        assertThat(asked()).containsOnlyOnce("/internal/patients/" + patient + " Bearer ");
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
                .body("code", equalTo("UNKNOWN_PATIENT"))
                .body("details.field", contains("patient_id"));
    }

    @Test
    void whileItsOwnerCannotAnswerNobodyIsUnknown() {
        var patient = UUID.randomUUID();
        ownerKnows(patient, 503, "x");

        planFor(patient).statusCode(503).header("Retry-After", "1").body("code", equalTo("SERVICE_UNAVAILABLE"));
    }

    @Test
    void anotherClinicsPatientIsUnknown() {
        var neighbour = Practice.open();

        planFor(neighbour.patient()).statusCode(400).body("code", equalTo("UNKNOWN_PATIENT"));
    }

    @Test
    void anOlderStateThatComesLateChangesNothing() {
        practice.announcePatient("Ana María", 3);
        await().atMost(PATIENCE).until(() -> nameOf(practice.patient()).equals("Ana María"));

        var late = practice.announcePatient("Ana", 2);
        await().atMost(PATIENCE)
                .until(() -> !Database.rows("select 1 from inbox where event_id = ?", late)
                        .isEmpty());

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

    private ValidatableResponse planFor(UUID patient) {
        return practice.owner()
                .call()
                .body("{\"patient_id\": \"%s\", \"description\": \"x\", \"total_amount\": 1}".formatted(patient))
                .post("/api/dental/payment-plans")
                .then();
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
