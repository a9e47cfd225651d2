package org.molaris.clinic.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Agenda;
import org.molaris.clinic.Practice;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.Events;
import org.molaris.test.Json;

@QuarkusTest
class InternalResourceTest {

    private static final String CLINIC = "/internal/clinic";
    private static final String PATIENT = "/internal/patients/{id}";
    private static final String APPOINTMENT = "/internal/appointments/{id}";

    private Practice practice;
    private UUID patient;

    @BeforeEach
    void aPatient() {
        practice = Practice.open();
        patient = practice.patient("""
                {"first_name": "Ana", "last_name": "García", "phone": "+50370001234", "notes": "Alérgica"}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER})
    void aPatientIsAnsweredAsTheEventTellsIt(String role) {
        practice.change(patient, "{\"last_name\": null}").statusCode(200);
        var told = Events.of(Topic.PATIENTS, patient, 2).get(1).data();

        var answered = practice.as(role)
                .call()
                .get(PATIENT, patient)
                .then()
                .statusCode(200)
                .extract();

        assertThat(answered.as(Json.class).getMap("")).isEqualTo(told.getMap("patient"));
        assertThat(answered.asString()).isEqualTo("""
                {"id":"%s","number":%s,"clinic_id":"%s","first_name":"Ana","last_name":null,"social_name":null,\
                "phone":"+50370001234",\
                "phones":[{"number":1,"phone":"+50370001234","label":null,"sms_enabled":true}],"email":null,\
                "language":null,"default_discount":null,"guarantor_id":null,"operator_id":null,"recall_opted_out":false,"archived_at":null,"merged_into":null,"erased_at":null,\
                "version":2,"created_at":"%s","updated_at":"%s"}""".formatted(
                        patient,
                        answered.as(Json.class).at("number"),
                        practice.id(),
                        answered.as(Json.class).<String>at("created_at"),
                        answered.as(Json.class).<String>at("updated_at")));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER})
    void aClinicIsAnsweredAsTheEventTellsIt(String role) {
        var told = Events.of(Topic.CLINICS, practice.id(), 1).get(0).data();

        var answered =
                practice.as(role).call().get(CLINIC).then().statusCode(200).extract();

        assertThat(answered.as(Json.class).getMap("")).isEqualTo(told.getMap("clinic"));
        assertThat(answered.as(Json.class).<Integer>at("version")).isEqualTo(1);
    }

    @Test
    void anAppointmentIsAnsweredAsTheEventTellsIt() {
        var agenda = Agenda.of(practice);
        var appointment = appointment(agenda);
        agenda.cancel(appointment).statusCode(200);
        var told = Events.of(Topic.APPOINTMENTS, appointment, 2).get(1).data();

        var answered = practice.as(Roles.VIEWER)
                .call()
                .get(APPOINTMENT, appointment)
                .then()
                .statusCode(200)
                .body(json("state", is("cancelled")))
                .extract();

        assertThat(answered.as(Json.class).getMap("")).isEqualTo(told.getMap("appointment"));
        assertThat(answered.as(Json.class).<Integer>at("version")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"operators, operator, first_name", "branches, branch, name"})
    void whoAndWhereIsAnsweredAsTheEventTellsItAlsoWhenDeleted(String path, String name, String field) {
        var id = kept(path, field);

        assertAnsweredAsTold(path, id, name, 1).body(json("deleted_at", nullValue()));
        practice.owner()
                .call()
                .delete("/api/dental/{path}/{id}", path, id)
                .then()
                .statusCode(200);
        assertAnsweredAsTold(path, id, name, 2).body(json("deleted_at", notNullValue()));
    }

    private ValidatableResponse assertAnsweredAsTold(String path, UUID id, String name, int version) {
        var told = Events.of(Topic.APPOINTMENTS, id, version).get(version - 1).data();
        var answer = practice.as(Roles.VIEWER)
                .call()
                .get("/internal/{path}/{id}", path, id)
                .then()
                .statusCode(200)
                .body(json("version", is(version)));
        assertThat(answer.extract().as(Json.class).getMap("")).isEqualTo(told.getMap(name));
        return answer;
    }

    @ParameterizedTest
    @CsvSource({"operators, first_name, OPERATOR_NOT_FOUND", "branches, name, BRANCH_NOT_FOUND"})
    void whoAndWhereIsOfItsOwnClinicAlone(String path, String field, String code) {
        var id = kept(path, field);
        var one = "/internal/" + path + "/{id}";

        Practice.open().owner().call().get(one, id).then().statusCode(404).body(json("code", is(code)));
        given().get(one, id).then().statusCode(401);
        Practice.administrator().call().get(one, id).then().statusCode(403);
    }

    @Test
    void anAppointmentIsOfItsOwnClinicAlone() {
        var appointment = appointment(Agenda.of(practice));

        Practice.open()
                .owner()
                .call()
                .get(APPOINTMENT, appointment)
                .then()
                .statusCode(404)
                .body(json("code", is("APPOINTMENT_NOT_FOUND")));
        given().get(APPOINTMENT, appointment).then().statusCode(401);
        Practice.administrator().call().get(APPOINTMENT, appointment).then().statusCode(403);
    }

    @Test
    void anotherClinicsPatientIsNotFound() {
        Practice.open()
                .owner()
                .call()
                .get(PATIENT, patient)
                .then()
                .statusCode(404)
                .body(json("error", is("Patient not found")));
        practice.owner().call().get(PATIENT, UUID.randomUUID()).then().statusCode(404);
        Caller.owner(UUID.randomUUID()).call().get(CLINIC).then().statusCode(404);
    }

    @Test
    void nobodyWithoutAClinicAsks() {
        given().get(PATIENT, patient).then().statusCode(401);
        given().get(CLINIC).then().statusCode(401);
        Practice.administrator().call().get(PATIENT, patient).then().statusCode(403);
        Practice.administrator().call().get(CLINIC).then().statusCode(403);
    }

    @Test
    void itIsNoPartOfTheApi() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(json("info.title", is("Molaris: clinics and patients")))
                .body(json("paths", hasKey("/api/dental/patients/{id}/recall-opt-out")))
                .body("paths.keySet()", everyItem(not(startsWith("/internal"))));
    }

    private UUID appointment(Agenda agenda) {
        return agenda.booked("""
                {"patient_id": "%s", "operator_id": "%s", "starts_at": "%s", "duration_minutes": 30}""".formatted(patient, agenda.operator(), Agenda.tomorrow(0)));
    }

    private UUID kept(String path, String field) {
        return UUID.fromString(practice.owner()
                .call()
                .body("{\"%s\": \"Centro\"}".formatted(field))
                .post("/api/dental/" + path)
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id"));
    }
}
