package org.molaris.clinic.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Parallel;
import org.molaris.clinic.Practice;
import org.molaris.events.Topic;
import org.molaris.test.Events;

@QuarkusTest
class ArchivePatientTest {

    private static final String PATIENT = "/api/dental/patients/{id}";

    private Practice practice;
    private UUID patient;

    @BeforeEach
    void aPatient() {
        practice = Practice.open();
        patient = practice.patient("Ana", "García");
    }

    @Test
    void whoIsArchivedIsStillThere() {
        var archived = archive()
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body(json("archived_at", notNullValue()))
                .extract()
                .asString();

        practice.read(patient).statusCode(200).body(equalTo(archived));
        practice.change(patient, "{\"city\": \"Apopa\"}").statusCode(200).body(json("archived_at", notNullValue()));
    }

    @Test
    void twiceIsNoNewsAndBackIsAnUpdate() {
        var first = archive().extract().asString();

        archive().statusCode(200).header("ETag", is("\"2\"")).body(equalTo(first));
        practice.change(patient, "{\"archived_at\": null}")
                .statusCode(200)
                .header("ETag", is("\"3\""))
                .body(json("archived_at", nullValue()));
        practice.change(patient, "{\"archived_at\": null}").statusCode(200).header("ETag", is("\"3\""));
        archive().statusCode(200);
        practice.change(patient, "{\"archived_at\": null, \"city\": \"Apopa\"}")
                .statusCode(200)
                .header("ETag", is("\"5\""))
                .body(json("city", is("Apopa")))
                .body(json("archived_at", nullValue()));

        var events = Events.of(Topic.PATIENTS, patient, 5);
        assertThat(events)
                .extracting(Events.Published::type)
                .containsExactly(
                        "patient-registered",
                        "patient-archived",
                        "patient-updated",
                        "patient-archived",
                        "patient-updated");
        assertThat(events.get(1).data().getString("patient.archived_at")).isNotNull();
        assertThat(events.get(2).data().getString("patient.archived_at")).isNull();
    }

    @Test
    void nobodyIsArchivedByAPatch() {
        practice.change(patient, "{\"archived_at\": \"2026-01-01T00:00:00Z\"}")
                .statusCode(400)
                .body(json("details.field", contains("archived_at")));
        practice.change(patient, "{\"archived_at\": true}")
                .statusCode(400)
                .body(json("details.field", contains("archived_at")));

        practice.read(patient).body(json("archived_at", nullValue()));
    }

    @Test
    void tenAtOnceArchiveOnce() {
        assertThat(Parallel.times(10, () -> archive().extract().statusCode())).containsOnly(200);

        practice.read(patient).header("ETag", is("\"2\""));
    }

    @Test
    void anOlderVersionIsNotArchived() {
        practice.change(patient, "{\"city\": \"Apopa\"}").statusCode(200);

        practice.owner()
                .call()
                .header("If-Match", "\"1\"")
                .delete(PATIENT, patient)
                .then()
                .statusCode(412);

        practice.read(patient).body(json("archived_at", nullValue()));
    }

    @Test
    void anotherClinicsPatientIsNotFound() {
        Practice.open().owner().call().delete(PATIENT, patient).then().statusCode(404);
        practice.owner().call().delete(PATIENT, UUID.randomUUID()).then().statusCode(404);

        practice.read(patient).body(json("archived_at", nullValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.DENTIST, Roles.VIEWER, Roles.PLATFORM_ADMIN})
    void someMayNot(String role) {
        practice.as(role).call().delete(PATIENT, patient).then().statusCode(403);
    }

    @Test
    void aReceptionistMayAndNobodyWithoutACredential() {
        practice.as(Roles.RECEPTIONIST).call().delete(PATIENT, patient).then().statusCode(200);
        given().delete(PATIENT, patient).then().statusCode(401);
    }

    private ValidatableResponse archive() {
        return practice.owner().call().delete(PATIENT, patient).then();
    }
}
