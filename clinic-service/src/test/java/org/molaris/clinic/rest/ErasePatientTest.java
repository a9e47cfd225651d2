package org.molaris.clinic.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Parallel;
import org.molaris.clinic.Practice;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

@QuarkusTest
class ErasePatientTest {

    private static final String PATIENTS = "/api/dental/patients";
    private static final String PATIENT = "/api/dental/patients/{id}";
    private static final String ERASE = "/api/dental/patients/{id}/erase";

    /** A word that nothing else in the database has; every text of the patient's is made of it. */
    private String word;

    private Practice practice;
    private UUID patient;

    @BeforeEach
    void aPatientOfWhomMuchIsKnown() {
        practice = Practice.open();
        word = "Xq%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        patient = UUID.fromString(practice.owner()
                .call(UUID.randomUUID().toString())
                .body("""
                        {"first_name": "%1$s", "middle_name": "%1$s", "last_name": "%1$s", "social_name": "%1$s",
                         "phones": [{"phone": "+50370001234", "label": "%1$s"}], "email": "%1$s@example.org",
                         "date_of_birth": "1990-02-28", "place_of_birth": "%1$s", "gender": "female",
                         "marital_status": "married", "address": "%1$s", "address_line2": "%1$s", "city": "%1$s",
                         "district": "%1$s", "province": "%1$s", "postcode": "%1$s", "country": "SV", "job": "%1$s",
                         "language": "es", "notes": "%1$s", "status": "inactive", "external_id": "%1$s",
                         "chart_number": "%1$s", "yearly_numbering_year": 2026, "yearly_numbering_number": 1,
                         "national_ids": {"rut": "%1$s", "fiscal_code": "%1$s", "dui": "%1$s", "ssn": "%1$s",
                                          "passport": "%1$s", "medicaid_id": "%1$s", "other": "%1$s"},
                         "default_discount": 10, "source_number": 1, "price_list_number": 2}""".formatted(word))
                .post(PATIENTS)
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id"));
    }

    @Test
    void whoIsErasedIsNobody() {
        var nobody = practice.patient("{\"first_name\": \"Erased\"}");
        var expected = practice.read(nobody).extract().as(Json.class).<String, Object>getMap("");

        var erased = erase().statusCode(200).header("ETag", is("\"2\"")).extract();

        practice.read(patient).statusCode(200).header("ETag", is("\"2\"")).body(equalTo(erased.asString()));
        var answered = erased.as(Json.class).<String, Object>getMap("");
        assertThat(answered.remove("recall_opted_out")).isEqualTo(true);
        assertThat(answered.remove("archived_at")).isNotNull();
        assertThat(answered.remove("erased_at")).isNotNull();
        for (var reminder : List.of("email_enabled", "email_reminders", "sms_reminders", "document_signature_email")) {
            assertThat(answered.remove(reminder)).as(reminder).isEqualTo(false);
        }
        List.of("id", "number", "created_at", "updated_at").forEach(answered::remove);
        assertThat(expected).containsAllEntriesOf(answered);
    }

    @Test
    void nothingOfTheNameIsLeftInAnyTable() {
        inTheAgenda(patient);
        documentOf(patient);
        practice.change(patient, "{\"city\": \"Apopa\"}").statusCode(200);

        erase().statusCode(200);

        // What is not relayed yet is on its way to the topic, where the erasure follows it.
        await().until(() -> Database.rows("select 1 from outbox where clinic_id = ?", practice.id())
                .isEmpty());
        for (var table : Database.rows("select relname from pg_class where relkind = 'r'"
                + " and relnamespace = 'public'::regnamespace and relname <> 'outbox'")) {
            assertThat(Database.rows(
                            "select * from %s t where t::text ilike ?".formatted(table.get("relname")),
                            "%" + word + "%"))
                    .as(table.toString())
                    .isEmpty();
        }
        assertThat(Database.rows("select 1 from document_chunk where clinic_id = ?", practice.id()))
                .isEmpty();
        practice.list("?include_archived=true&q=" + word).body(json("patients", empty()));
    }

    @Test
    void appointmentsStayWithoutTheirWords() {
        var appointment = inTheAgenda(patient);

        erase().statusCode(200);

        assertThat(Database.rows(
                        "select patient_id, description, cancellation_reason, version from appointment where id = ?",
                        appointment))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("patient_id", patient)
                        .containsEntry("description", null)
                        .containsEntry("cancellation_reason", null)
                        .containsEntry("version", 2L));
    }

    @Test
    void theOthersHearOfItAndThenNothingMore() {
        var document = documentOf(patient);

        erase().statusCode(200);

        var events = Events.of(Topic.PATIENTS, patient, 3);
        assertThat(events).extracting(Events.Published::type).startsWith("patient-registered", "patient-erased");
        assertThat(events.get(1).sequence()).isEqualTo(2);
        assertThat(events.get(1).data().getMap("patient"))
                .containsAllEntriesOf(Map.of("first_name", "Erased", "recall_opted_out", true, "phones", List.of()))
                .hasEntrySatisfying("erased_at", at -> assertThat(at).isNotNull());
        assertThat(events.get(1).raw().value()).doesNotContainIgnoringCase(word);
        assertThat(events.get(2).raw().value()).isNull();
        var deleted = Events.of(Topic.APPOINTMENTS, document, 1).get(0);
        assertThat(deleted.type()).isEqualTo("document-deleted");
        assertThat(deleted.sequence()).isEqualTo(2);
        assertThat(deleted.data().getString("change")).isEqualTo("deleted");
        assertThat(deleted.data().getMap("document").keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "number",
                        "clinic_id",
                        "patient_id",
                        "type",
                        "content_type",
                        "size",
                        "sha256",
                        "version",
                        "created_at",
                        "updated_at");
    }

    @Test
    void twiceIsNoNews() {
        var first = erase().statusCode(200).extract().asString();

        erase().statusCode(200).header("ETag", is("\"2\"")).body(equalTo(first));
        var codes = Parallel.times(5, () -> erase().extract().statusCode());

        assertThat(codes).containsOnly(200);
        practice.read(patient).header("ETag", is("\"2\""));
    }

    @Test
    void underAKeyItIsAnsweredTheSame() {
        var key = UUID.randomUUID().toString();
        var first = practice.owner()
                .call(key)
                .post(ERASE, patient)
                .then()
                .statusCode(200)
                .extract();

        practice.owner()
                .call(key)
                .post(ERASE, patient)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", is("true"))
                .body(equalTo(first.asString()));
    }

    @Test
    void nobodyIsWrittenToAfterwards() {
        var other = practice.patient("Eva", "Paz");
        erase().statusCode(200);
        var owner = practice.owner();

        for (var refused : List.of(
                practice.change(patient, "{\"city\": \"Apopa\"}"),
                practice.change(patient, "{\"archived_at\": null}"),
                owner.call().delete(PATIENT, patient).then(),
                owner.call().patch(PATIENT + "/recall-opt-out", patient).then(),
                owner.call().delete(PATIENT + "/recall-opt-out", patient).then(),
                owner.call()
                        .body("{\"phone\": \"+50370001234\"}")
                        .post(PATIENT + "/phones", patient)
                        .then(),
                owner.call()
                        .body("{\"into\": \"%s\"}".formatted(other))
                        .post(PATIENT + "/merge", patient)
                        .then(),
                owner.call()
                        .body("{\"into\": \"%s\"}".formatted(patient))
                        .post(PATIENT + "/merge", other)
                        .then())) {
            refused.statusCode(409).body(json("code", is("PATIENT_ERASED")));
        }
        practice.read(patient).header("ETag", is("\"2\""));
        practice.read(other).header("ETag", is("\"1\""));
        practice.register("{\"first_name\": \"Ana\", \"guarantor_id\": \"%s\"}".formatted(patient))
                .statusCode(400);
    }

    @Test
    void theIdsAreFreeAgain() {
        erase().statusCode(200);

        practice.register("{\"first_name\": \"Ana\", \"external_id\": \"%1$s\", \"national_ids\": {\"rut\": \"%1$s\"}}"
                        .formatted(word))
                .statusCode(201);
    }

    @Test
    void duplicatesOfThePatientAreErasedToo() {
        var duplicate = practice.patient("{\"first_name\": \"%s\"}".formatted(word));
        practice.owner()
                .call()
                .body("{\"into\": \"%s\"}".formatted(patient))
                .post(PATIENT + "/merge", duplicate)
                .then()
                .statusCode(200);

        erase().statusCode(200);

        practice.read(duplicate)
                .body(json("first_name", is("Erased")))
                .body(json("erased_at", notNullValue()))
                .body(json("merged_into", is(patient.toString())));
        assertThat(Events.of(Topic.PATIENTS, duplicate, 4))
                .extracting(Events.Published::type)
                .startsWith("patient-registered", "patient-merged", "patient-erased");
    }

    @Test
    void anErasureAndAChangeAtOnceLeaveNobody() {
        for (int round = 0; round < 5; round++) {
            var id = practice.patient("{\"first_name\": \"%s\"}".formatted(word));

            var nth = new AtomicInteger();
            var codes = Parallel.times(
                    6,
                    () -> nth.getAndIncrement() == 3
                            ? practice.owner().call().post(ERASE, id).statusCode()
                            : practice.change(id, "{\"notes\": \"%s\"}".formatted(UUID.randomUUID()))
                                    .extract()
                                    .statusCode());

            assertThat(codes).containsAnyOf(200).isSubsetOf(200, 409);
            practice.read(id).body(json("first_name", is("Erased"))).body(json("notes", nullValue()));
        }
    }

    @Test
    void anOlderVersionIsNotErased() {
        practice.owner()
                .call()
                .header("If-Match", "\"7\"")
                .post(ERASE, patient)
                .then()
                .statusCode(412);

        practice.read(patient).body(json("first_name", is(word)));
    }

    @Test
    void anotherClinicsPatientIsNotFound() {
        Practice.open().owner().call().post(ERASE, patient).then().statusCode(404);
        practice.owner().call().post(ERASE, UUID.randomUUID()).then().statusCode(404);

        practice.read(patient).body(json("first_name", is(word)));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.RECEPTIONIST, Roles.DENTIST, Roles.VIEWER, Roles.PLATFORM_ADMIN})
    void onlyOwnersErase(String role) {
        practice.as(role).call().post(ERASE, patient).then().statusCode(403);
    }

    @Test
    void withoutACredentialNobodyDoes() {
        given().post(ERASE, patient).then().statusCode(401);
    }

    private ValidatableResponse erase() {
        return practice.owner().call().post(ERASE, patient).then();
    }

    private UUID inTheAgenda(UUID id) {
        return PatientFiles.appointment(practice, id, word);
    }

    private UUID documentOf(UUID id) {
        return PatientFiles.document(practice, id, word);
    }
}
