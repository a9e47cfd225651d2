package org.molaris.clinic.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Parallel;
import org.molaris.clinic.Practice;
import org.molaris.events.CloudEvent;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

@QuarkusTest
class PatientResourceTest {

    private static final String PATIENTS = "/api/dental/patients";
    private static final String PATIENT = "/api/dental/patients/{id}";

    /** Whatever can be known of somebody. */
    private static final String EVERYTHING = """
            {"first_name":"Ana","middle_name":"Lucía","last_name":"García","social_name":"Anita","phone":"+50370001234",\
            "phones":[{"number":1,"phone":"+50370001234","label":"Casa","sms_enabled":true},\
            {"number":2,"phone":"+50371112222","label":null,"sms_enabled":false}],"email":"ana@example.org",\
            "date_of_birth":"1990-02-28","place_of_birth":"Santa Ana","gender":"female","marital_status":"widowed",\
            "address":"Calle Arce 12","address_line2":"Apto. 3","city":"San Salvador","district":"Centro",\
            "province":"San Salvador","postcode":"1101","country":"SV","job":"Maestra","language":"es-SV",\
            "notes":"Alérgica","status":"prospective","first_visit_on":"2020-03-01","external_id":"X-1","chart_number":"H-77",\
            "yearly_numbering_year":2026,"yearly_numbering_number":12,\
            "national_ids":{"rut":"12.345.678-5","fiscal_code":"GRCNAA90B68Z506X","dui":"01234567-8","ssn":"078-05-1120",\
            "passport":"A1234567","medicaid_id":"M1","other":"O1"},"default_discount":12.50,"source_number":3,\
            "price_list_number":4,"guarantor_id":null,"operator_id":null,"blocked":true,\
            "second_operator_id":null,"branch_id":null,"billing_type_id":null,"billing_note":"Paga en efectivo",\
            "confirm_by":"text_message","contact_by":"home_phone","recall_by":"do_not_call","email_enabled":false,\
            "email_reminders":false,"sms_reminders":false,"document_signature_email":false,"sms_consented":false,\
            "custom_fields":{}}""";

    private static final String ANA = """
            {"first_name": "Ana", "last_name": "García", "phone": "+50370001234", "email": "ana@example.org",
             "date_of_birth": "1990-02-28", "gender": "female", "address": "Calle Arce 12", "city": "San Salvador",
             "notes": "Alérgica a la penicilina"}""";

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void aPatientIsRegisteredAndFoundAgain() {
        var registered = practice.register(ANA)
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .extract();

        var id = registered.as(Json.class).<String>at("id");
        assertThat(registered.header("Location")).endsWith("/api/dental/patients/" + id);
        assertThat(registered.asString()).isEqualTo("""
                {"id":"%s","number":%s,"clinic_id":"%s","first_name":"Ana","middle_name":null,"last_name":"García",\
                "social_name":null,"phone":"+50370001234",\
                "phones":[{"number":1,"phone":"+50370001234","label":null,"sms_enabled":true}],\
                "email":"ana@example.org","date_of_birth":"1990-02-28","place_of_birth":null,"gender":"female",\
                "marital_status":null,"address":"Calle Arce 12","address_line2":null,"city":"San Salvador",\
                "district":null,"province":null,"postcode":null,"country":null,"job":null,"language":null,\
                "notes":"Alérgica a la penicilina","status":"patient","first_visit_on":null,"external_id":null,"chart_number":null,\
                "yearly_numbering_year":null,"yearly_numbering_number":null,\
                "national_ids":{"rut":null,"fiscal_code":null,"dui":null,"ssn":null,"passport":null,\
                "medicaid_id":null,"other":null},"default_discount":null,"source_number":null,\
                "price_list_number":null,"guarantor_id":null,"operator_id":null,"blocked":false,\
                "second_operator_id":null,"branch_id":null,"billing_type_id":null,"billing_note":null,\
                "confirm_by":null,"contact_by":null,"recall_by":null,"email_enabled":true,"email_reminders":true,"sms_reminders":true,"document_signature_email":true,"sms_consented":false,\
                "custom_fields":{},"recall_opted_out":false,"archived_at":null,"merged_into":null,\
                "erased_at":null,"created_at":"%s","updated_at":"%s"}""".formatted(
                        id,
                        registered.as(Json.class).at("number"),
                        practice.id(),
                        registered.as(Json.class).<String>at("created_at"),
                        registered.as(Json.class).<String>at("created_at")));
        practice.read(UUID.fromString(id))
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body(equalTo(registered.asString()));
    }

    @Test
    void aFirstNameIsEnough() {
        practice.register("{\"first_name\": \" Ana \", \"last_name\": \"\", \"city\": \"  \", \"email\": \"\"}")
                .statusCode(201)
                .body(json("first_name", is("Ana")))
                .body(json("last_name", nullValue()))
                .body(json("city", nullValue()))
                .body(json("email", nullValue()))
                .body(json("phone", nullValue()));
    }

    @Test
    void everythingThatIsSaidIsKept() {
        var key = UUID.randomUUID().toString();
        var said = Json.of(EVERYTHING).getMap("");
        var body = EVERYTHING.replaceAll("\"number\":\\d,", "");

        var registered = practice.owner()
                .call(key)
                .body(body)
                .post(PATIENTS)
                .then()
                .statusCode(201)
                .extract();
        var id = UUID.fromString(registered.as(Json.class).at("id"));

        assertThat(registered.as(Json.class).getMap("")).containsAllEntriesOf(said);
        practice.read(id).body(equalTo(registered.asString()));
        practice.list("")
                .body(json("patients[0]", equalTo(registered.as(Json.class).getMap(""))));
        practice.owner()
                .call(key)
                .body(body)
                .post(PATIENTS)
                .then()
                .statusCode(201)
                .body(equalTo(registered.asString()));
        practice.change(id, EVERYTHING)
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body(equalTo(registered.asString()));
    }

    @Test
    void everythingThatMayBeUnknownCanBeCleared() {
        var id = practice.patient(EVERYTHING.replaceAll("\"number\":\\d,", ""));
        var nobody = practice.patient("{\"first_name\": \"Ana\"}");
        var cleared = new TreeMap<String, Object>();
        practice.read(nobody)
                .extract()
                .as(Json.class)
                .<String, Object>getMap("")
                .forEach((field, value) -> {
                    if (value == null && !List.of("merged_into", "erased_at").contains(field)) {
                        cleared.put(field, null);
                    }
                });
        cleared.put("phones", null);
        cleared.put("national_ids", null);
        cleared.put("custom_fields", null);
        cleared.put("status", "patient");
        List.of("email_enabled", "email_reminders", "sms_reminders", "document_signature_email")
                .forEach(field -> cleared.put(field, true));
        cleared.put("blocked", false);

        var answered = practice.owner()
                .call()
                .body(cleared)
                .patch(PATIENT, id)
                .then()
                .statusCode(200)
                .extract()
                .as(Json.class)
                .<String, Object>getMap("");

        assertThat(cleared).hasSizeGreaterThan(30);
        var expected = practice.read(nobody).extract().as(Json.class).<String, Object>getMap("");
        List.of("id", "number", "created_at", "updated_at").forEach(own -> {
            answered.remove(own);
            expected.remove(own);
        });
        assertThat(answered).isEqualTo(expected);
    }

    @Test
    void aNationalIdIsChangedWithoutTheOthers() {
        var id = practice.patient(
                "{\"first_name\": \"Ana\", \"national_ids\": {\"dui\": \"01234567-8\", \"ssn\": \"1\"}}");

        practice.change(id, "{\"national_ids\": {\"ssn\": null, \"rut\": \" 1-9 \"}}")
                .statusCode(200)
                .body(json("national_ids.dui", is("01234567-8")))
                .body(json("national_ids.rut", is("1-9")))
                .body(json("national_ids.ssn", nullValue()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"national_ids\": {\"rut\": \"1-9\"}}              | NATIONAL_ID_TAKEN | national_ids.rut",
                "{\"national_ids\": {\"fiscal_code\": \"GRC\"}}      | NATIONAL_ID_TAKEN | national_ids.fiscal_code",
                "{\"national_ids\": {\"dui\": \"01234567-8\"}}       | NATIONAL_ID_TAKEN | national_ids.dui",
                "{\"external_id\": \"X-1\"}                          | EXTERNAL_ID_TAKEN | external_id",
            })
    void whatOnlyOneMayHaveIsRefusedToTheNext(String ids, String code, String field) {
        var body = "{\"first_name\": \"Ana\", " + ids.substring(1);
        practice.register(body).statusCode(201);
        var other = practice.patient("{\"first_name\": \"Eva\"}");

        practice.register(body)
                .statusCode(409)
                .body(json("code", is(code)))
                .body(json("details.field", contains(field)));
        practice.change(other, ids)
                .statusCode(409)
                .body(json("code", is(code)))
                .body(json("details.field", contains(field)));
        Practice.open().register(body).statusCode(201);

        assertThat(patients(practice)).isEqualTo(2L);
        practice.read(other).header("ETag", is("\"1\""));
    }

    @Test
    void ofTenWithOneIdOneIsRegistered() {
        var codes = Parallel.times(
                10,
                () -> practice.register("{\"first_name\": \"Ana\", \"national_ids\": {\"dui\": \"01234567-8\"}}")
                        .extract()
                        .statusCode());

        assertThat(codes).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void aGuarantorIsAPatientOfTheClinic() {
        var mother = practice.patient("Eva", "Paz");
        var stranger = Practice.open().patient("Eva", "Paz");

        var child = practice.patient("{\"first_name\": \"Ana\", \"guarantor_id\": \"%s\"}".formatted(mother));

        practice.read(child).body(json("guarantor_id", is(mother.toString())));
        for (var nobody : List.of(stranger, UUID.randomUUID())) {
            var body = "{\"first_name\": \"Ana\", \"guarantor_id\": \"%s\"}".formatted(nobody);
            practice.register(body)
                    .statusCode(400)
                    .body(json("code", is("UNKNOWN_PATIENT")))
                    .body(json("details.field", contains("guarantor_id")));
            practice.change(child, body).statusCode(400).body(json("code", is("UNKNOWN_PATIENT")));
        }
        practice.change(child, "{\"guarantor_id\": null}").statusCode(200).body(json("guarantor_id", nullValue()));
    }

    @Test
    void anOperatorIsOneOfTheClinic() {
        var operator = operatorOf(practice);
        var stranger = operatorOf(Practice.open());

        var id = practice.patient("{\"first_name\": \"Ana\", \"operator_id\": \"%s\"}".formatted(operator));

        practice.read(id).body(json("operator_id", is(operator.toString())));
        for (var nobody : List.of(stranger, UUID.randomUUID())) {
            var body = "{\"first_name\": \"Ana\", \"operator_id\": \"%s\"}".formatted(nobody);
            practice.register(body)
                    .statusCode(400)
                    .body(json("code", is("UNKNOWN_OPERATOR")))
                    .body(json("details.field", contains("operator_id")));
            practice.change(id, body).statusCode(400).body(json("code", is("UNKNOWN_OPERATOR")));
        }
        Database.execute("update operator set deleted_at = now() where id = ?", operator);
        practice.change(id, "{\"city\": \"Apopa\"}").statusCode(200);
        practice.register("{\"first_name\": \"Ana\", \"operator_id\": \"%s\"}".formatted(operator))
                .statusCode(400);
    }

    @Test
    void theOthersHearHowToNameAndReachAPatientAndNoMore() {
        var id = practice.patient(ANA);

        var event = Events.of(Topic.PATIENTS, id, 1).get(0);

        assertThat(event.type()).isEqualTo("patient-registered");
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.header(CloudEvent.CLINIC_ID)).isEqualTo(practice.id().toString());
        assertThat(event.header(CloudEvent.SUBJECT)).isEqualTo(id.toString());
        assertThat(event.header(CloudEvent.ACTOR)).isEqualTo("owner@test");
        assertThat(event.data().getMap("patient").keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "number",
                        "clinic_id",
                        "first_name",
                        "last_name",
                        "social_name",
                        "phone",
                        "phones",
                        "email",
                        "language",
                        "default_discount",
                        "guarantor_id",
                        "operator_id",
                        "recall_opted_out",
                        "archived_at",
                        "merged_into",
                        "erased_at",
                        "version",
                        "created_at",
                        "updated_at");
        assertThat(event.data().getString("patient.first_name")).isEqualTo("Ana");
        assertThat(event.data().getString("patient.phone")).isEqualTo("+50370001234");
        assertThat(event.data().getString("patient.email")).isEqualTo("ana@example.org");
        assertThat(event.data().getList("patient.phones.phone")).containsExactly("+50370001234");
        assertThat(event.raw().value()).doesNotContain("penicilina", "Arce", "San Salvador", "1990-02-28", "female");
    }

    @Test
    void aPatientIsChangedAndTheOthersHearOfIt() {
        var id = practice.patient(ANA);

        practice.change(id, "{\"last_name\": \"García de López\", \"phone\": \"+50371112222\"}")
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body(json("first_name", is("Ana")))
                .body(json("last_name", is("García de López")))
                .body(json("phone", is("+50371112222")))
                .body(json("notes", is("Alérgica a la penicilina")));

        practice.read(id)
                .header("ETag", is("\"2\""))
                .body(json("last_name", is("García de López")))
                .body(json("date_of_birth", is("1990-02-28")));
        var event = Events.of(Topic.PATIENTS, id, 2).get(1);
        assertThat(event.type()).isEqualTo("patient-updated");
        assertThat(event.sequence()).isEqualTo(2);
        assertThat(event.data().getString("patient.last_name")).isEqualTo("García de López");
        assertThat(event.data().getLong("patient.version")).isEqualTo(2);
    }

    @Test
    void nullClearsWhatMayBeUnknown() {
        var id = practice.patient(ANA);

        practice.change(id, """
                        {"last_name": null, "phone": null, "email": null, "date_of_birth": null, "gender": null,
                         "address": null, "city": null, "notes": null}""")
                .statusCode(200)
                .body(json("first_name", is("Ana")))
                .body(json("last_name", nullValue()))
                .body(json("phone", nullValue()))
                .body(json("email", nullValue()))
                .body(json("date_of_birth", nullValue()))
                .body(json("gender", nullValue()))
                .body(json("address", nullValue()))
                .body(json("city", nullValue()))
                .body(json("notes", nullValue()));
    }

    @Test
    void everyFieldCanBeChanged() {
        var id = practice.patient("{\"first_name\": \"Ana\"}");

        practice.change(id, """
                        {"first_name": "Eva", "last_name": "Paz", "phone": "+50371112222", "email": "eva@example.org",
                         "date_of_birth": "2001-12-31", "gender": "other", "address": "Av. 1", "city": "Apopa",
                         "notes": "Nueva"}""").statusCode(200);

        practice.read(id)
                .body(json("first_name", is("Eva")))
                .body(json("last_name", is("Paz")))
                .body(json("phone", is("+50371112222")))
                .body(json("email", is("eva@example.org")))
                .body(json("date_of_birth", is("2001-12-31")))
                .body(json("gender", is("other")))
                .body(json("address", is("Av. 1")))
                .body(json("city", is("Apopa")))
                .body(json("notes", is("Nueva")));
    }

    @Test
    void aMergePatchMayBeCalledOne() {
        var id = practice.patient(ANA);

        practice.owner()
                .call()
                .contentType("application/merge-patch+json")
                .body("{\"city\": \"Apopa\"}")
                .patch(PATIENT, id)
                .then()
                .statusCode(200)
                .body(json("city", is("Apopa")));
    }

    @Test
    void whatIsTheSameAlreadyIsNoNews() {
        var id = practice.patient(ANA);
        var before = practice.read(id).extract().asString();

        practice.change(id, ANA).statusCode(200).header("ETag", is("\"1\"")).body(equalTo(before));
        practice.change(id, "{\"first_name\": \" Ana\"}").statusCode(200).header("ETag", is("\"1\""));
        practice.change(id, "{\"notes\": null}").statusCode(200).header("ETag", is("\"2\""));

        assertThat(Events.of(Topic.PATIENTS, id, 2))
                .extracting(Events.Published::sequence)
                .containsExactly(1L, 2L);
    }

    @Test
    void aChangeMeantForAnOlderVersionIsRefused() {
        var id = practice.patient(ANA);
        practice.change(id, "{\"city\": \"Apopa\"}").statusCode(200);

        for (var stale : new String[] {"\"1\"", "\"3\"", "W/\"2\"", "nonsense"}) {
            practice.owner()
                    .call()
                    .header("If-Match", stale)
                    .body("{\"city\": \"Ilopango\"}")
                    .patch(PATIENT, id)
                    .then()
                    .statusCode(412)
                    .body(json("code", is("PRECONDITION_FAILED")));
        }
        practice.owner()
                .call()
                .header("If-Match", "\"2\"")
                .body("{\"city\": \"Ilopango\"}")
                .patch(PATIENT, id)
                .then()
                .statusCode(200);
    }

    @Test
    void ofTwentyChangesToOneVersionOneIsMade() {
        var id = practice.patient(ANA);

        var codes = Parallel.times(
                20,
                () -> practice.owner()
                        .call()
                        .header("If-Match", "\"1\"")
                        .body("{\"notes\": \"%s\"}".formatted(UUID.randomUUID()))
                        .patch(PATIENT, id)
                        .statusCode());

        assertThat(codes).containsOnly(200, 412).containsOnlyOnce(200);
        practice.read(id).header("ETag", is("\"2\""));
    }

    @Test
    void aDayOfBirthIsOneOfTheClinicsOwnDays() {
        var east = Practice.open("Pacific/Kiritimati");
        var west = Practice.open("Pacific/Pago_Pago");
        var eastern = LocalDate.now(ZoneId.of("Pacific/Kiritimati"));
        var body = "{\"first_name\": \"Bebé\", \"date_of_birth\": \"%s\"}".formatted(eastern);

        east.register(body).statusCode(201).body(json("date_of_birth", is(eastern.toString())));
        west.register(body)
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains("date_of_birth")));
        west.change(west.patient("{\"first_name\": \"Bebé\"}"), "{\"date_of_birth\": \"%s\"}".formatted(eastern))
                .statusCode(400)
                .body(json("details.field", contains("date_of_birth")));
    }

    @Test
    void anotherClinicsPatientDoesNotExist() {
        var id = practice.patient(ANA);
        var other = Practice.open();

        other.read(id)
                .statusCode(404)
                .body(json("error", is("Patient not found")))
                .body(json("code", is("PATIENT_NOT_FOUND")));
        other.change(id, "{\"city\": \"Apopa\"}").statusCode(404).body(json("error", is("Patient not found")));

        practice.read(id).header("ETag", is("\"1\"")).body(json("city", is("San Salvador")));
    }

    @Test
    void aPatientThatNobodyRegisteredIsNotFound() {
        practice.read(UUID.randomUUID()).statusCode(404).body(json("error", is("Patient not found")));
        practice.change(UUID.randomUUID(), "{\"city\": \"Apopa\"}").statusCode(404);
    }

    @Test
    void aClinicThatNobodyOpenedHasNoPatients() {
        Caller.owner(UUID.randomUUID())
                .call()
                .body(ANA)
                .post(PATIENTS)
                .then()
                .statusCode(404)
                .body(json("error", is("Clinic not found")));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.DENTIST, Roles.VIEWER})
    void someOnlyRead(String role) {
        var id = practice.patient(ANA);
        var somebody = practice.as(role);

        somebody.call().get(PATIENT, id).then().statusCode(200);
        somebody.call().get(PATIENTS).then().statusCode(200);
        somebody.call().body(ANA).post(PATIENTS).then().statusCode(403).body(json("code", is("FORBIDDEN")));
        somebody.call().body("{\"city\": \"Apopa\"}").patch(PATIENT, id).then().statusCode(403);
    }

    @Test
    void receptionistsWritePatients() {
        var receptionist = practice.as(Roles.RECEPTIONIST);
        var id = receptionist
                .call()
                .body(ANA)
                .post(PATIENTS)
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .<String>at("id");

        receptionist
                .call()
                .body("{\"city\": \"Apopa\"}")
                .patch(PATIENT, id)
                .then()
                .statusCode(200);
    }

    @Test
    void platformAdministrationSeesNoPatients() {
        Practice.administrator().call().get(PATIENTS).then().statusCode(403);
        Practice.administrator().call().body(ANA).post(PATIENTS).then().statusCode(403);
    }

    @Test
    void withoutACredentialThereAreNoPatients() {
        given().get(PATIENTS).then().statusCode(401).body(json("code", is("UNAUTHENTICATED")));
        given().get(PATIENT, UUID.randomUUID()).then().statusCode(401);
        given().contentType("application/json").body(ANA).post(PATIENTS).then().statusCode(401);
        given().contentType("application/json")
                .body("{\"city\": \"Apopa\"}")
                .patch(PATIENT, UUID.randomUUID())
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "first_name       | null",
                "first_name       | `\"\"`",
                "first_name       | `\" \"`",
                "first_name       | 5",
                "first_name       | `\"A\\u0000na\"`",
                "first_name       | `\"A\\ud800\"`",
                "last_name        | true",
                "last_name        | `[\"García\"]`",
                "phone            | `\"70001234\"`",
                "phone            | `\"+0370001234\"`",
                "phone            | `\"+503 7000 1234\"`",
                "phone            | `\"+1234567890123456\"`",
                "phone            | `\"\"`",
                "phone            | 50370001234",
                "email            | `\"ana\"`",
                "email            | `\"ana@\"`",
                "date_of_birth    | `\"2024-02-31\"`",
                "date_of_birth    | `\"28/02/1990\"`",
                "date_of_birth    | `\"1799-12-31\"`",
                "date_of_birth    | `\"9999-01-01\"`",
                "date_of_birth    | `\"-99999-01-01\"`",
                "date_of_birth    | `{}`",
                "gender           | `\"unknown\"`",
                "gender           | 1",
                "address          | 1",
                "notes            | `\"\\u0000\"`",
                "recall_opted_out | true",
                "archived_at      | `\"2026-01-01T00:00:00Z\"`",
                "middle_name      | 5",
                "social_name      | `{}`",
                "phones           | `\"+50370001234\"`",
                "phones           | `[null]`",
                "phones           | `[{\"phone\": \"+50370001234\"}, {\"phone\": \"+50370001234\"}]`",
                "phones           | `[{\"number\": 9, \"phone\": \"+50370001234\"}]`",
                "place_of_birth   | 1",
                "marital_status   | `\"engaged\"`",
                "address_line2    | 1",
                "country          | `\"El Salvador\"`",
                "country          | `\"XX\"`",
                "language         | `\"español\"`",
                "status           | `\"gone\"`",
                "external_id      | 7",
                "yearly_numbering_year   | 26",
                "yearly_numbering_number | 0",
                "yearly_numbering_number | 1.5",
                "national_ids     | `\"1-9\"`",
                "national_ids.rut | 1",
                "default_discount | 100.01",
                "default_discount | -1",
                "default_discount | 1.005",
                "default_discount | `\"10\"`",
                "source_number    | `\"one\"`",
                "guarantor_id     | `\"eva\"`",
                "operator_id      | 1",
                "blocked          | `\"yes\"`",
                "email_reminders  | 1",
                "custom_fields    | `[]`",
                "custom_fields.hobby | `\"chess\"`",
                "merged_into      | `\"018f0000-0000-7000-8000-000000000000\"`",
                "erased_at        | null",
                "clinic_id        | `\"018f0000-0000-7000-8000-000000000000\"`",
                "id               | 1",
                "nickname         | `\"Anita\"`",
            })
    void aPatientThatCannotBeIsRefusedByName(String field, String value) {
        var id = practice.patient(ANA);
        var said = field.contains(".")
                ? "\"%s\": %s}".formatted(field.replace(".", "\": {\""), value)
                : "\"%s\": %s".formatted(field, value);

        practice.register(
                        field.equals("first_name")
                                ? "{%s}".formatted(said)
                                : "{\"first_name\": \"Ana\", %s}".formatted(said))
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)));
        practice.change(id, "{\"city\": \"Apopa\", %s}".formatted(said))
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)));

        assertThat(Database.rows("select version from patient where clinic_id = ?", practice.id()))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("version", 1L));
    }

    @Test
    void thereIsALimitToEveryText() {
        practice.register("{\"first_name\": \"%s\"}".formatted("ñ".repeat(201)))
                .statusCode(400)
                .body(json("details[0].field", is("first_name")));
        practice.register("{\"first_name\": \"Ana\", \"notes\": \"%s\"}".formatted("ñ".repeat(10_001)))
                .statusCode(400)
                .body(json("details[0].field", is("notes")));
        practice.register("{\"first_name\": \"%s\", \"notes\": \"%s\"}".formatted("ñ".repeat(200), "😀".repeat(10_000)))
                .statusCode(201);
    }

    @Test
    void aChangeOfNothingIsRefused() {
        var id = practice.patient(ANA);

        practice.change(id, "{}").statusCode(400).body(json("code", is("VALIDATION_FAILED")));
        practice.change(id, "").statusCode(400);
        practice.change(id, "null").statusCode(400);
        practice.change(id, "[]").statusCode(400);
    }

    @Test
    void nonsenseIsRefused() {
        practice.register("{\"first_name\": \"Ana\"").statusCode(400).body(json("code", is("MALFORMED_JSON")));
        practice.register("{\"first_name\": \"Ana\"} {}").statusCode(400);
        practice.register("{\"first_name\": \"Ana\", \"first_name\": \"Eva\"}").statusCode(400);
        practice.register("\"Ana\"").statusCode(400);
        practice.register("").statusCode(400);
        practice.owner()
                .call()
                .get(PATIENT, "1")
                .then()
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains("id")));
        practice.owner()
                .call()
                .body("{\"city\": \"Apopa\"}")
                .patch(PATIENT, "0-0-0-0-0")
                .then()
                .statusCode(400);
    }

    @Test
    void thereIsNoAnswerButJson() {
        practice.owner().call().accept("application/xml").get(PATIENTS).then().statusCode(406);
        practice.owner()
                .call()
                .contentType("text/plain")
                .body(ANA)
                .post(PATIENTS)
                .then()
                .statusCode(415);
        practice.owner().call().body(ANA).put(PATIENT, UUID.randomUUID()).then().statusCode(405);
    }

    @Test
    void theSameKeyRegistersOnePatient() {
        var key = UUID.randomUUID().toString();
        var first = practice.owner()
                .call(key)
                .body(ANA)
                .post(PATIENTS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .extract();

        practice.owner()
                .call(key)
                .body(ANA)
                .post(PATIENTS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", is("true"))
                .header("ETag", is("\"1\""))
                .header("Location", is(first.header("Location")))
                .body(equalTo(first.asString()));
        practice.owner()
                .call(key)
                .body("{\"first_name\": \"Eva\"}")
                .post(PATIENTS)
                .then()
                .statusCode(422)
                .body(json("code", is("IDEMPOTENCY_KEY_REUSED")));

        assertThat(patients(practice)).isEqualTo(1L);
    }

    @Test
    void anotherClinicsKeyIsAnotherKey() {
        var key = UUID.randomUUID().toString();
        var other = Practice.open();

        var ours = practice.owner().call(key).body(ANA).post(PATIENTS).then().statusCode(201);
        var theirs = other.owner().call(key).body(ANA).post(PATIENTS).then().statusCode(201);

        theirs.header("Idempotency-Replayed", nullValue())
                .body(json("clinic_id", is(other.id().toString())));
        assertThat(theirs.extract().as(Json.class).<String>at("id"))
                .isNotEqualTo(ours.extract().as(Json.class).<String>at("id"));
    }

    @Test
    void twentyAtOnceUnderOneKeyRegisterOnePatient() {
        var key = UUID.randomUUID().toString();

        var ids = Parallel.times(
                20,
                () -> practice.owner()
                        .call(key)
                        .body(ANA)
                        .post(PATIENTS)
                        .then()
                        .statusCode(201)
                        .extract()
                        .as(Json.class)
                        .<String>at("id"));

        assertThat(ids).hasSize(20).containsOnly(ids.get(0));
        assertThat(patients(practice)).isEqualTo(1L);
    }

    private static UUID operatorOf(Practice practice) {
        var id = UUID.randomUUID();
        Database.execute(
                "insert into operator (id, clinic_id, first_name, created_at, updated_at) values (?, ?, 'Eva', now(), now())",
                id,
                practice.id());
        return id;
    }

    private static Object patients(Practice practice) {
        return Database.value("select count(*) from patient where clinic_id = ?", practice.id());
    }
}
