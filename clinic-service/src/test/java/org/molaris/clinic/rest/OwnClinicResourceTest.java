package org.molaris.clinic.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
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
import org.molaris.clinic.Practice;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

@QuarkusTest
class OwnClinicResourceTest {

    private static final String CLINIC = "/api/dental/clinic";

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER})
    void everybodyInAClinicReadsIt(String role) {
        var administrators = Practice.administrator()
                .call()
                .get("/api/clinics/{id}", practice.id())
                .asString();

        practice.as(role)
                .call()
                .get(CLINIC)
                .then()
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body(json("id", is(practice.id().toString())))
                .body(json("slug", is(practice.slug())))
                .body(equalTo(administrators));
    }

    @Test
    void theOwnerChangesSettingsAndTheOthersHearOfIt() {
        var before = practice.owner().call().get(CLINIC).then().extract();

        changes("""
                {"name": "Sonrisa Nueva", "phone": "+50322334455", "time_zone": "America/Mexico_City",
                 "currency": "MXN", "language": "es-MX"}""")
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body(json("name", is("Sonrisa Nueva")))
                .body(json("phone", is("+50322334455")))
                .body(json("time_zone", is("America/Mexico_City")))
                .body(json("currency", is("MXN")))
                .body(json("language", is("es-MX")))
                .body(json("plan", is("trial")))
                .body(json("subscription_ends_at", is(before.as(Json.class).<String>at("subscription_ends_at"))))
                .body(json("created_at", is(before.as(Json.class).<String>at("created_at"))));

        var event = Events.of(Topic.CLINICS, practice.id(), 2).get(1);
        assertThat(event.type()).isEqualTo("clinic-updated");
        assertThat(event.sequence()).isEqualTo(2);
        assertThat(event.header(CloudEvent.ACTOR)).isEqualTo("owner@test");
        assertThat(event.data().getString("clinic.time_zone")).isEqualTo("America/Mexico_City");
        assertThat(event.data().getLong("clinic.version")).isEqualTo(2);
    }

    @Test
    void whatIsNotSentStaysAndNullClears() {
        changes("{\"phone\": \"+50322334455\"}").statusCode(200);

        changes("{\"name\": \"Otra\"}").statusCode(200).body(json("phone", is("+50322334455")));
        changes("{\"phone\": null}")
                .statusCode(200)
                .body(json("phone", nullValue()))
                .body(json("name", is("Otra")));
    }

    @Test
    void whetherAppointmentsGoWithoutTreatmentIsForTheClinicToSay() {
        practice.owner().call().get(CLINIC).then().body(json("appointments_without_treatment", is(false)));

        changes("{\"appointments_without_treatment\": true}")
                .statusCode(200)
                .body(json("appointments_without_treatment", is(true)));
        changes("{\"name\": \"Otra\"}").statusCode(200).body(json("appointments_without_treatment", is(true)));
        changes("{\"appointments_without_treatment\": null}").statusCode(400);
    }

    @Test
    void whatIsTheSameAlreadyIsNoNews() {
        changes("{\"name\": \"Sonrisa\", \"currency\": \"USD\"}")
                .statusCode(200)
                .header("ETag", is("\"1\""));
        changes("{\"name\": \"Otra\"}").statusCode(200).header("ETag", is("\"2\""));

        assertThat(Events.of(Topic.CLINICS, practice.id(), 2))
                .extracting(Events.Published::sequence)
                .containsExactly(1L, 2L);
    }

    @Test
    void aChangeMeantForAnOlderVersionIsRefused() {
        changes("{\"name\": \"Otra\"}").statusCode(200);

        practice.owner()
                .call()
                .header("If-Match", "\"1\"")
                .body("{\"name\": \"Tarde\"}")
                .patch(CLINIC)
                .then()
                .statusCode(412)
                .body(json("code", is("PRECONDITION_FAILED")));

        practice.owner().call().get(CLINIC).then().body(json("name", is("Otra")));
    }

    @Test
    void aClinicSeesAndChangesNoOther() {
        var other = Practice.open();

        other.owner()
                .call()
                .body("{\"name\": \"Ajena\"}")
                .patch(CLINIC)
                .then()
                .statusCode(200)
                .body(json("id", is(other.id().toString())));

        practice.owner()
                .call()
                .get(CLINIC)
                .then()
                .body(json("id", is(practice.id().toString())))
                .body(json("name", is("Sonrisa")));
    }

    @Test
    void aClinicThatNobodyOpenedIsNotFound() {
        var nowhere = Caller.owner(UUID.randomUUID());

        nowhere.call().get(CLINIC).then().statusCode(404).body(json("error", is("Clinic not found")));
        nowhere.call().body("{\"name\": \"X\"}").patch(CLINIC).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER, Roles.PLATFORM_ADMIN})
    void onlyTheOwnerChangesTheClinic(String role) {
        practice.as(role)
                .call()
                .body("{\"name\": \"Mía\"}")
                .patch(CLINIC)
                .then()
                .statusCode(403)
                .body(json("code", is("FORBIDDEN")));
    }

    @Test
    void platformAdministrationHasNoClinicOfItsOwn() {
        Practice.administrator().call().get(CLINIC).then().statusCode(403);
    }

    @Test
    void withoutACredentialThereIsNoClinic() {
        given().get(CLINIC).then().statusCode(401).body(json("code", is("UNAUTHENTICATED")));
        given().contentType("application/json")
                .body("{\"name\": \"X\"}")
                .patch(CLINIC)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`{}`                                                  | patch",
                "`{\"plan\": \"pro\"}`                                 | plan",
                "`{\"subscription_status\": \"active\"}`               | subscription_status",
                "`{\"requests_per_second\": 1000}`                      | requests_per_second",
                "`{\"subscription_ends_at\": null}`                    | subscription_ends_at",
                "`{\"clinic_type\": \"dental\"}`                       | clinic_type",
                "`{\"slug\": \"otra\"}`                                | slug",
                "`{\"name\": null}`                                    | name",
                "`{\"name\": \"\"}`                                    | name",
                "`{\"name\": 5}`                                       | name",
                "`{\"time_zone\": \"Mars/Base\"}`                      | time_zone",
                "`{\"time_zone\": null}`                               | time_zone",
                "`{\"currency\": \"dollars\"}`                         | currency",
                "`{\"currency\": null}`                                | currency",
                "`{\"language\": \"español\"}`                         | language",
                "`{\"language\": null}`                                | language",
                "`{\"phone\": \"22334455\"}`                           | phone",
                "`{\"phone\": \"\"}`                                   | phone",
            })
    void aChangeThatCannotBeIsRefusedByName(String body, String field) {
        changes(body)
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)));

        assertThat(Database.value("select version from clinic where id = ?", practice.id()))
                .isEqualTo(1L);
    }

    private ValidatableResponse changes(String json) {
        return practice.owner().call().body(json).patch(CLINIC).then();
    }
}
