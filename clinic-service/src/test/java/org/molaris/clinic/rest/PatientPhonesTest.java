package org.molaris.clinic.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Parallel;
import org.molaris.clinic.Practice;
import org.molaris.events.Topic;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

@QuarkusTest
class PatientPhonesTest {

    private static final String PHONES = "/api/dental/patients/{id}/phones";
    private static final String PHONE = "/api/dental/patients/{id}/phones/{number}";

    private Practice practice;
    private UUID patient;

    @BeforeEach
    void aPatientWithTwoPhones() {
        practice = Practice.open();
        patient = practice.patient("""
                {"first_name": "Ana", "phones": [{"phone": "+50370000001", "label": " Casa "},
                                                 {"phone": "+50370000002", "sms_enabled": false}]}""");
    }

    @Test
    void thePhoneIsTheFirstOfThePhones() {
        practice.read(patient)
                .body(json("phone", is("+50370000001")))
                .body(json("phones.number", contains(1, 2)))
                .body(json("phones.phone", contains("+50370000001", "+50370000002")))
                .body(json("phones.label", contains("Casa", null)))
                .body(json("phones.sms_enabled", contains(true, false)));
        assertThat(Database.value("select phone from patient where id = ?", patient))
                .isEqualTo("+50370000001");
    }

    @Test
    void anotherPhoneTakesTheFirstPlace() {
        practice.change(patient, "{\"phone\": \"+50370000009\"}")
                .statusCode(200)
                .body(json("phone", is("+50370000009")))
                .body(json("phones.number", contains(1, 2)))
                .body(json("phones.label", contains("Casa", null)))
                .body(json("phones.phone", contains("+50370000009", "+50370000002")));
        practice.change(patient, "{\"phone\": \"+50370000002\"}")
                .statusCode(200)
                .body(json("phones.phone", contains("+50370000002")));
        practice.change(patient, "{\"phone\": null}")
                .statusCode(200)
                .body(json("phone", nullValue()))
                .body(json("phones", empty()));
        practice.change(patient, "{\"phone\": \"+50370000003\"}")
                .statusCode(200)
                .body(json("phones.number", contains(3)));
    }

    @Test
    void withoutTheFirstTheSecondIsTheFirst() {
        practice.change(patient, "{\"phone\": null}")
                .statusCode(200)
                .body(json("phone", is("+50370000002")))
                .body(json("phones.number", contains(2)));
    }

    @Test
    void aListOfPhonesKeepsTheNumbersOfThoseThatAreKnown() {
        practice.change(patient, """
                        {"phones": [{"phone": "+50370000003"}, {"phone": "+50370000002", "sms_enabled": false},
                                    {"number": 1, "phone": "+50370000004", "label": "Oficina"}]}""")
                .statusCode(200)
                .body(json("phone", is("+50370000003")))
                .body(json("phones.number", contains(3, 2, 1)))
                .body(json("phones.label", contains(null, null, "Oficina")));
        practice.change(patient, "{\"phones\": []}").statusCode(200).body(json("phone", nullValue()));
        practice.change(patient, "{\"phones\": [{\"phone\": \"+50370000001\"}]}")
                .statusCode(200)
                .body(json("phones.number", contains(4)));
    }

    @Test
    void thePhonesThatAreThereAreNoNews() {
        practice.change(patient, """
                        {"phone": "+50370000001", "phones": [{"number": 1, "phone": "+50370000001", "label": "Casa"},
                                                             {"phone": "+50370000002", "sms_enabled": false}]}""").statusCode(200).header("ETag", is("\"1\""));
    }

    @Test
    void phoneAndPhonesMustAgree() {
        var both = "\"phone\": \"+50370000009\", \"phones\": [{\"phone\": \"+50370000008\"}]}";

        practice.register("{\"first_name\": \"Ana\", " + both)
                .statusCode(400)
                .body(json("details.field", contains("phone")));
        practice.change(patient, "{" + both).statusCode(400).body(json("details.field", contains("phone")));
        practice.change(patient, "{\"phone\": null, \"phones\": [{\"phone\": \"+50370000008\"}]}")
                .statusCode(400)
                .body(json("details.field", contains("phone")));
        practice.register("{\"first_name\": \"Ana\", " + both.replace('9', '8'))
                .statusCode(201)
                .body(json("phones.phone", contains("+50370000008")));
    }

    @Test
    void thereAreNotMoreThanTwenty() {
        var phones = new StringBuilder("{\"phone\": \"+50370000100\"}");
        for (int i = 1; i <= 20; i++) {
            phones.append(", {\"phone\": \"+503700001%02d\"}".formatted(i));
        }

        practice.change(patient, "{\"phones\": [%s]}".formatted(phones))
                .statusCode(400)
                .body(json("details.field", contains("phones")));
    }

    @Test
    void aPhoneIsAddedReadChangedAndTakenAway() {
        var added = add("{\"phone\": \"+50370000003\", \"label\": \"Mamá\"}")
                .statusCode(201)
                .header("ETag", is("\"2\""))
                .header("Location", endsWith("/api/dental/patients/" + patient + "/phones/3"))
                .body(json("number", is(3)))
                .body(json("phone", is("+50370000003")))
                .body(json("label", is("Mamá")))
                .body(json("sms_enabled", is(true)))
                .extract()
                .asString();

        get(3).statusCode(200).header("ETag", is("\"2\"")).body(equalTo(added));
        practice.owner().call().get(PHONES, patient).then().body(json("phones.number", contains(1, 2, 3)));
        patch(3, "{\"sms_enabled\": false, \"label\": null}")
                .statusCode(200)
                .header("ETag", is("\"3\""))
                .body(json("label", nullValue()))
                .body(json("sms_enabled", is(false)));
        practice.owner()
                .call()
                .delete(PHONE, patient, 3)
                .then()
                .statusCode(200)
                .header("ETag", is("\"4\""))
                .body(json("phones.number", contains(1, 2)));
        add("{\"phone\": \"+50370000003\"}").statusCode(201).body(json("number", is(4)));

        assertThat(Events.of(Topic.PATIENTS, patient, 5).get(4).data().getList("patient.phones.number"))
                .containsExactly(1, 2, 4);
    }

    @Test
    void theSameKeyAddsOne() {
        var key = UUID.randomUUID().toString();
        var body = "{\"phone\": \"+50370000003\"}";

        var codes = Parallel.times(
                5,
                () -> practice.owner()
                        .call(key)
                        .body(body)
                        .post(PHONES, patient)
                        .statusCode());

        assertThat(codes).containsOnly(201);
        practice.read(patient).body(json("phones.number", contains(1, 2, 3)));
    }

    @Test
    void fiveAtOnceAddFive() {
        var nth = new AtomicInteger();
        var numbers = Parallel.times(
                5,
                () -> add("{\"phone\": \"+5037111000%d\"}".formatted(nth.getAndIncrement()))
                        .extract()
                        .as(Json.class)
                        .<Integer>at("number"));

        assertThat(numbers).containsExactlyInAnyOrder(3, 4, 5, 6, 7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                           | phone",
                "{\"phone\": null}                            | phone",
                "{\"phone\": \"70000003\"}                    | phone",
                "{\"phone\": \"+50370000001\"}                | phones",
                "{\"phone\": \"+50370000003\", \"label\": 1}  | label",
                "{\"phone\": \"+50370000003\", \"number\": 7} | number",
                "{\"phone\": \"+50370000003\", \"sms_enabled\": \"no\"} | sms_enabled",
            })
    void aPhoneThatCannotBeIsRefusedByName(String body, String field) {
        add(body)
                .statusCode(400)
                .body(json("code", is("VALIDATION_FAILED")))
                .body(json("details.field", contains(field)));

        practice.read(patient).header("ETag", is("\"1\""));
    }

    @Test
    void aChangeThatCannotBeIsRefused() {
        patch(1, "{}").statusCode(400);
        patch(1, "{\"phone\": null}").statusCode(400).body(json("details.field", contains("phone")));
        patch(1, "{\"phone\": \"+50370000002\"}").statusCode(400).body(json("details.field", contains("phones")));
        practice.owner()
                .call()
                .header("If-Match", "\"7\"")
                .body("{\"label\": \"Casa\"}")
                .patch(PHONE, patient, 1)
                .then()
                .statusCode(412);
        practice.owner()
                .call()
                .header("If-Match", "\"7\"")
                .delete(PHONE, patient, 1)
                .then()
                .statusCode(412);
        patch(1, "{\"label\": \"Casa\"}").statusCode(200).header("ETag", is("\"1\""));
    }

    @Test
    void aPhoneThatIsNotThereIsNotFound() {
        get(9).statusCode(404).body(json("code", is("PHONE_NOT_FOUND")));
        patch(9, "{\"label\": \"Casa\"}").statusCode(404);
        practice.owner().call().delete(PHONE, patient, 9).then().statusCode(404);
        practice.owner().call().get(PHONE, patient, "first").then().statusCode(400);
    }

    @Test
    void anotherClinicsPhonesAreNotFound() {
        var other = Practice.open().owner();

        other.call().get(PHONES, patient).then().statusCode(404);
        other.call().get(PHONE, patient, 1).then().statusCode(404);
        other.call()
                .body("{\"phone\": \"+50370000003\"}")
                .post(PHONES, patient)
                .then()
                .statusCode(404);
        other.call().body("{\"label\": \"x\"}").patch(PHONE, patient, 1).then().statusCode(404);
        other.call().delete(PHONE, patient, 1).then().statusCode(404);

        practice.read(patient).header("ETag", is("\"1\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.DENTIST, Roles.VIEWER})
    void someOnlyRead(String role) {
        var somebody = practice.as(role);

        somebody.call().get(PHONES, patient).then().statusCode(200);
        somebody.call().get(PHONE, patient, 1).then().statusCode(200);
        somebody.call()
                .body("{\"phone\": \"+50370000003\"}")
                .post(PHONES, patient)
                .then()
                .statusCode(403);
        somebody.call()
                .body("{\"label\": \"x\"}")
                .patch(PHONE, patient, 1)
                .then()
                .statusCode(403);
        somebody.call().delete(PHONE, patient, 1).then().statusCode(403);
    }

    @Test
    void withoutACredentialThereAreNoPhones() {
        given().get(PHONES, patient).then().statusCode(401);
        given().get(PHONE, patient, 1).then().statusCode(401);
        given().contentType("application/json")
                .body("{}")
                .post(PHONES, patient)
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .body("{}")
                .patch(PHONE, patient, 1)
                .then()
                .statusCode(401);
        given().delete(PHONE, patient, 1).then().statusCode(401);
    }

    private ValidatableResponse add(String body) {
        return practice.owner().call().body(body).post(PHONES, patient).then();
    }

    private ValidatableResponse get(int number) {
        return practice.owner().call().get(PHONE, patient, number).then();
    }

    private ValidatableResponse patch(int number, String body) {
        return practice.owner().call().body(body).patch(PHONE, patient, number).then();
    }
}
