package org.molaris.clinic.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
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
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.Events;

@QuarkusTest
class RecallOptOutTest {

    private static final String OPT_OUT = "/api/dental/patients/{id}/recall-opt-out";

    private Practice practice;
    private UUID patient;

    @BeforeEach
    void aPatient() {
        practice = Practice.open();
        patient = practice.patient("Ana", "García");
    }

    @Test
    void aPatientWhoOptsOutIsAnsweredAndAnnounced() {
        var answered = optsOut(patient)
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body(json("id", is(patient.toString())))
                .body(json("first_name", is("Ana")))
                .body(json("recall_opted_out", is(true)))
                .extract()
                .asString();

        practice.read(patient).body(equalTo(answered));
        var event = Events.of(Topic.PATIENTS, patient, 2).get(1);
        assertThat(event.type()).isEqualTo("patient-opted-out");
        assertThat(event.sequence()).isEqualTo(2);
        assertThat(event.header(CloudEvent.CLINIC_ID)).isEqualTo(practice.id().toString());
        assertThat(event.data().getBoolean("patient.recall_opted_out")).isTrue();
        assertThat(event.data().getLong("patient.version")).isEqualTo(2);
    }

    @Test
    void aPatientWhoOptsInAgainIsAnsweredAndAnnounced() {
        optsOut(patient).statusCode(200);

        optsIn(patient).statusCode(200).header("ETag", is("\"3\"")).body(json("recall_opted_out", is(false)));

        practice.read(patient).body(json("recall_opted_out", is(false)));
        assertThat(Events.of(Topic.PATIENTS, patient, 3))
                .extracting(Events.Published::type)
                .containsExactly("patient-registered", "patient-opted-out", "patient-opted-in");
    }

    @Test
    void theSameChoiceTwiceIsNoNews() {
        optsIn(patient).statusCode(200).header("ETag", is("\"1\"")).body(json("recall_opted_out", is(false)));
        var first = optsOut(patient).statusCode(200).extract().asString();
        optsOut(patient).statusCode(200).header("ETag", is("\"2\"")).body(equalTo(first));
        optsIn(patient).statusCode(200).header("ETag", is("\"3\""));
        optsIn(patient).statusCode(200).header("ETag", is("\"3\""));
        practice.change(patient, "{\"city\": \"Apopa\"}").statusCode(200);

        assertThat(Events.of(Topic.PATIENTS, patient, 4))
                .extracting(Events.Published::type)
                .containsExactly("patient-registered", "patient-opted-out", "patient-opted-in", "patient-updated");
    }

    @Test
    void tenAtOnceOptOutOnce() {
        var codes = Parallel.times(10, () -> optsOut(patient).extract().statusCode());

        assertThat(codes).containsOnly(200);
        practice.read(patient).header("ETag", is("\"2\"")).body(json("recall_opted_out", is(true)));
    }

    @Test
    void aChoiceSurvivesAChangeOfAnythingElse() {
        optsOut(patient).statusCode(200);

        practice.change(patient, "{\"last_name\": null}").statusCode(200).body(json("recall_opted_out", is(true)));
    }

    @Test
    void aChoiceMeantForAnOlderVersionIsRefused() {
        practice.change(patient, "{\"city\": \"Apopa\"}").statusCode(200);

        practice.owner()
                .call()
                .header("If-Match", "\"1\"")
                .patch(OPT_OUT, patient)
                .then()
                .statusCode(412);
        practice.owner()
                .call()
                .header("If-Match", "\"1\"")
                .delete(OPT_OUT, patient)
                .then()
                .statusCode(412);
    }

    @Test
    void anotherClinicsPatientIsNotFound() {
        var other = Practice.open().owner();

        other.call().patch(OPT_OUT, patient).then().statusCode(404).body(json("error", is("Patient not found")));
        other.call().delete(OPT_OUT, patient).then().statusCode(404).body(json("error", is("Patient not found")));
        optsOut(UUID.randomUUID()).statusCode(404).body(json("error", is("Patient not found")));

        practice.read(patient).body(json("recall_opted_out", is(false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.DENTIST, Roles.VIEWER, Roles.PLATFORM_ADMIN})
    void someMayNotChooseForAPatient(String role) {
        practice.as(role).call().patch(OPT_OUT, patient).then().statusCode(403);
        practice.as(role).call().delete(OPT_OUT, patient).then().statusCode(403);
    }

    @Test
    void aReceptionistMay() {
        practice.as(Roles.RECEPTIONIST).call().patch(OPT_OUT, patient).then().statusCode(200);
        practice.as(Roles.RECEPTIONIST).call().delete(OPT_OUT, patient).then().statusCode(200);
    }

    @Test
    void withoutACredentialNobodyMay() {
        given().patch(OPT_OUT, patient).then().statusCode(401);
        given().delete(OPT_OUT, patient).then().statusCode(401);
    }

    @Test
    void whatIsNoIdIsRefused() {
        practice.owner().call().patch(OPT_OUT, "ana").then().statusCode(400);
    }

    private ValidatableResponse optsOut(UUID patient) {
        return practice.owner().call().patch(OPT_OUT, patient).then();
    }

    private ValidatableResponse optsIn(UUID patient) {
        return practice.owner().call().delete(OPT_OUT, patient).then();
    }
}
