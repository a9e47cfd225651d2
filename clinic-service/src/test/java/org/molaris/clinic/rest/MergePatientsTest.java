package org.molaris.clinic.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Parallel;
import org.molaris.clinic.Practice;
import org.molaris.events.Topic;
import org.molaris.events.agenda.AppointmentState;
import org.molaris.events.document.DocumentState;
import org.molaris.test.Database;
import org.molaris.test.Events;

@QuarkusTest
class MergePatientsTest {

    private static final String PATIENT = "/api/dental/patients/{id}";
    private static final String MERGE = "/api/dental/patients/{id}/merge";

    private Practice practice;
    private UUID duplicate;
    private UUID into;

    @BeforeEach
    void oneWhoWasRegisteredTwice() {
        practice = Practice.open();
        duplicate = practice.patient("""
                {"first_name": "Anita", "last_name": "García", "email": "ana@example.org", "city": "Apopa",
                 "address": "Calle Arce 12", "external_id": "X-1", "chart_number": "H-77", "default_discount": 5,
                 "phones": [{"phone": "+50370000001"}, {"phone": "+50370000002", "label": "Casa"}],
                 "national_ids": {"dui": "01234567-8", "passport": "A1"}, "sms_reminders": false, "notes": "Alérgica"}""");
        into = practice.patient("""
                {"first_name": "Ana", "phones": [{"phone": "+50370000003"}, {"phone": "+50370000001"}],
                 "national_ids": {"rut": "1-9", "passport": "A2"}, "notes": "Nueva"}""");
    }

    @Test
    void whoIsLeftKnowsWhatBothKnew() {
        practice.owner()
                .call()
                .patch(PATIENT + "/recall-opt-out", duplicate)
                .then()
                .statusCode(200);

        var answered = merge(duplicate, into)
                .statusCode(200)
                .body(json("id", is(into.toString())))
                .body(json("first_name", is("Ana")))
                .body(json("last_name", is("García")))
                .body(json("email", is("ana@example.org")))
                .body(json("address", is("Calle Arce 12")))
                .body(json("city", is("Apopa")))
                .body(json("external_id", is("X-1")))
                .body(json("chart_number", is("H-77")))
                .body(json("default_discount", is(5.0f)))
                .body(json("phones.phone", contains("+50370000003", "+50370000001", "+50370000002")))
                .body(json("phones.number", contains(1, 2, 3)))
                .body(json("national_ids.rut", is("1-9")))
                .body(json("national_ids.dui", is("01234567-8")))
                .body(json("national_ids.passport", is("A2")))
                .body(json("notes", is("Nueva")))
                .body(json("sms_reminders", is(false)))
                .body(json("recall_opted_out", is(true)))
                .body(json("archived_at", nullValue()))
                .extract();

        practice.read(into).header("ETag", is(answered.header("ETag"))).body(equalTo(answered.asString()));
        practice.read(duplicate)
                .body(json("merged_into", is(into.toString())))
                .body(json("archived_at", notNullValue()))
                .body(json("first_name", is("Anita")))
                .body(json("external_id", nullValue()))
                .body(json("national_ids.dui", nullValue()))
                .body(json("national_ids.passport", is("A1")));
        practice.list("").body(json("patients.id", contains(into.toString())));
    }

    @Test
    void everythingOfTheDuplicateMoves() {
        var appointment = PatientFiles.appointment(practice, duplicate, "Dolor");
        var document = PatientFiles.document(practice, duplicate, "Radiografía");

        merge(duplicate, into).statusCode(200);

        for (var table : new String[] {"appointment", "document"}) {
            assertThat(Database.rows(
                            "select patient_id, version from %s where clinic_id = ?".formatted(table), practice.id()))
                    .singleElement()
                    .satisfies(row ->
                            assertThat(row).containsEntry("patient_id", into).containsEntry("version", 2L));
        }
        var booked = Events.of(Topic.APPOINTMENTS, appointment, 1).get(0);
        assertThat(booked.type()).isEqualTo("appointment-updated");
        assertThat(booked.sequence()).isEqualTo(2);
        assertThat(booked.data().getString("appointment.patient_id")).isEqualTo(into.toString());
        assertThat(booked.data().getString("appointment.starts_at"))
                .startsWith("2026-05-04T14:00:00")
                .endsWith("Z");
        assertThat(booked.data().getInt("appointment.duration_minutes")).isEqualTo(30);
        assertThat(booked.data().getMap("appointment").keySet())
                .containsExactlyInAnyOrderElementsOf(PatientFiles.namesOf(AppointmentState.class));
        assertThat(booked.raw().value()).doesNotContain("Dolor");
        var filed = Events.of(Topic.APPOINTMENTS, document, 1).get(0);
        assertThat(filed.type()).isEqualTo("document-updated");
        assertThat(filed.data().getString("document.patient_id")).isEqualTo(into.toString());
        assertThat(filed.data().getMap("document").keySet())
                .containsExactlyInAnyOrderElementsOf(PatientFiles.namesOf(DocumentState.class));
        assertThat(filed.raw().value()).doesNotContain("Radiografía");
    }

    @Test
    void theOthersHearOfBoth() {
        merge(duplicate, into).statusCode(200);

        var merged = Events.of(Topic.PATIENTS, duplicate, 2).get(1);
        assertThat(merged.type()).isEqualTo("patient-merged");
        assertThat(merged.data().getString("patient.merged_into")).isEqualTo(into.toString());
        var updated = Events.of(Topic.PATIENTS, into, 2).get(1);
        assertThat(updated.type()).isEqualTo("patient-updated");
        assertThat(updated.data().getString("patient.last_name")).isEqualTo("García");
        assertThat(updated.sequence()).isEqualTo(updated.data().getLong("patient.version"));
    }

    @Test
    void theSameMergeAgainIsNoNews() {
        var first = merge(duplicate, into).statusCode(200).extract();

        merge(duplicate, into)
                .statusCode(200)
                .header("ETag", is(first.header("ETag")))
                .body(equalTo(first.asString()));
        practice.change(into, "{\"city\": \"Ilopango\"}").statusCode(200);

        assertThat(Events.of(Topic.PATIENTS, into, 3))
                .extracting(Events.Published::type)
                .containsExactly("patient-registered", "patient-updated", "patient-updated");
    }

    @Test
    void tenAtOnceMergeOnce() {
        var codes = Parallel.times(10, () -> merge(duplicate, into).extract().statusCode());

        assertThat(codes).containsOnly(200);
        assertThat(Database.value("select version from patient where id = ?", duplicate))
                .isEqualTo(2L);
    }

    @Test
    void eachIntoTheOtherAtOnceLeavesOne() {
        var nth = new AtomicInteger();

        var codes = Parallel.times(
                6,
                () -> (nth.getAndIncrement() % 2 == 0 ? merge(duplicate, into) : merge(into, duplicate))
                        .extract()
                        .statusCode());

        assertThat(codes).containsOnly(200, 409);
        assertThat(Database.value(
                        "select count(*) from patient where clinic_id = ? and merged_into is null", practice.id()))
                .isEqualTo(1L);
    }

    @Test
    void whoeverPointedAtTheDuplicatePointsAtWhoIsLeft() {
        var child = practice.patient("{\"first_name\": \"Eva\", \"guarantor_id\": \"%s\"}".formatted(duplicate));
        var earlier = practice.patient("Ana", "G.");
        merge(earlier, duplicate).statusCode(200);
        practice.change(into, "{\"guarantor_id\": \"%s\"}".formatted(duplicate)).statusCode(200);

        merge(duplicate, into).statusCode(200).body(json("guarantor_id", nullValue()));

        practice.read(child).header("ETag", is("\"2\"")).body(json("guarantor_id", is(into.toString())));
        practice.read(earlier).body(json("merged_into", is(into.toString())));
        assertThat(Events.of(Topic.PATIENTS, child, 2).get(1).type()).isEqualTo("patient-updated");
        var again = Events.of(Topic.PATIENTS, earlier, 3).get(2);
        assertThat(again.type()).isEqualTo("patient-merged");
        assertThat(again.data().getString("patient.merged_into")).isEqualTo(into.toString());
    }

    @Test
    void aDuplicateIsNotWrittenToAgain() {
        var other = practice.patient("Eva", "Paz");
        merge(duplicate, into).statusCode(200);

        practice.change(duplicate, "{\"archived_at\": null}").statusCode(409).body(json("code", is("PATIENT_MERGED")));
        practice.change(duplicate, "{\"city\": \"Apopa\"}").statusCode(409).body(json("code", is("PATIENT_MERGED")));
        merge(duplicate, other).statusCode(409).body(json("code", is("PATIENT_MERGED")));
        merge(other, duplicate).statusCode(409).body(json("code", is("PATIENT_MERGED")));
        practice.owner().call().delete(PATIENT, duplicate).then().statusCode(200);
        practice.read(duplicate).body(json("merged_into", is(into.toString())));
    }

    @Test
    void nobodyIsMergedIntoWhoIsNoneOfTheClinics() {
        var stranger = Practice.open().patient("Ana", "García");

        merge(duplicate, duplicate).statusCode(400).body(json("details.field", contains("into")));
        merge(duplicate, stranger)
                .statusCode(400)
                .body(json("code", is("UNKNOWN_PATIENT")))
                .body(json("details.field", contains("into")));
        merge(duplicate, UUID.randomUUID()).statusCode(400).body(json("code", is("UNKNOWN_PATIENT")));
        practice.owner()
                .call()
                .body("{}")
                .post(MERGE, duplicate)
                .then()
                .statusCode(400)
                .body(json("details.field", contains("into")));
        practice.owner()
                .call()
                .body("{\"into\": \"ana\"}")
                .post(MERGE, duplicate)
                .then()
                .statusCode(400);
        practice.owner().call().delete(PATIENT, into).then().statusCode(200);
        merge(duplicate, into).statusCode(409).body(json("code", is("PATIENT_ARCHIVED")));

        practice.read(duplicate).header("ETag", is("\"1\"")).body(json("merged_into", nullValue()));
    }

    @Test
    void whoIsArchivedCanBeADuplicate() {
        practice.owner().call().delete(PATIENT, duplicate).then().statusCode(200);

        merge(duplicate, into).statusCode(200).body(json("last_name", is("García")));
    }

    @Test
    void anotherClinicsPatientIsNotFound() {
        var other = Practice.open();
        var theirs = other.patient("Ana", "García");

        other.owner().call().body(body(theirs)).post(MERGE, duplicate).then().statusCode(404);
        practice.owner()
                .call()
                .body(body(into))
                .post(MERGE, UUID.randomUUID())
                .then()
                .statusCode(404);

        practice.read(duplicate).body(json("merged_into", nullValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.DENTIST, Roles.VIEWER, Roles.PLATFORM_ADMIN})
    void someMayNot(String role) {
        practice.as(role).call().body(body(into)).post(MERGE, duplicate).then().statusCode(403);
    }

    @Test
    void aReceptionistMayAndNobodyWithoutACredential() {
        given().contentType("application/json")
                .body(body(into))
                .post(MERGE, duplicate)
                .then()
                .statusCode(401);
        practice.as(Roles.RECEPTIONIST)
                .call()
                .body(body(into))
                .post(MERGE, duplicate)
                .then()
                .statusCode(200)
                .body(json("id", not(is(duplicate.toString()))));
    }

    private ValidatableResponse merge(UUID one, UUID other) {
        return practice.owner().call().body(body(other)).post(MERGE, one).then();
    }

    private static String body(UUID other) {
        return "{\"into\": \"%s\"}".formatted(other);
    }
}
