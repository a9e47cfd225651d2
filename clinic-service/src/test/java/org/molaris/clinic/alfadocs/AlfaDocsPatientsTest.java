package org.molaris.clinic.alfadocs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Practice;
import org.molaris.events.Topic;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.test.Passports;

@QuarkusTest
class AlfaDocsPatientsTest {

    private static final String PATIENTS = "/alfadocs/api/v1/practices/1/archives/1/patients";

    private static Practice practice;
    private static UUID somebody;
    private static int foreign;

    @BeforeEach
    void practices() {
        if (practice == null) {
            practice = Practice.open("Europe/Rome");
            customField("sampleCustomField", "text", "");
            customField("height", "number", "");
            customField("smoker", "boolean", "");
            customField("visit", "date", "");
            customField("team", "choice", ", \"choices\": [\"A\", \"B\"]");
            somebody = practice.patient("""
                    {"first_name": "Anna", "last_name": "Verdi", "phones": [{"phone": "+393470000001", "label": "Casa"},
                     {"phone": "+390612345678", "sms_enabled": false}], "gender": "other", "notes": "n",
                     "middle_name": "M", "custom_fields": {"team": "A", "height": 170}}""");
            foreign = numberIn(Practice.open(), "Eva");
        }
    }

    @Test
    void aPatientIsCreatedAsOnThePageAndSeenNativelyAtOnce() {
        var body = """
                {
                "firstName": "Mario",
                "lastName": "Rossi",
                "email": "mario.rossi@example.com",
                "emailEnabled": true,
                "gender": "m",
                "street": "Via Albertazzi 1",
                "city": "Milano",
                "postcode": "20100",
                "province": "MI",
                "dateOfBirth": "1989-10-11",
                "placeOfBirth": "Milano",
                "italianFiscalCode": "RSSMRA85T10A562S",
                "job": "Software Engineer",
                "yearlyNumberingYear": "2018",
                "yearlyNumberingNumber": "2018",
                "defaultDiscount": 20,
                "sourceId": 283,
                "priceListId": 283,
                "emailReminderPossible": "true",
                "smsReminderPossible": "true",
                "createdAt": "2018-04-01 00:00:00",
                "documentSignatureEmailPossible": "true",
                "lastModifiedAt": "2022-06-17 00:00:00",
                "_sampleCustomField": "string",
                "phoneNumbers": [
                {
                "prefix": "+39",
                "number": "3471234567",
                "label": "Cellulare",
                "smsEnabled": true
                }
                ]
                }""";
        var key = UUID.randomUUID().toString();

        var created = practice.owner()
                .call(key)
                .body(body)
                .post(PATIENTS)
                .then()
                .statusCode(201)
                .extract();

        int id = created.as(Json.class).at("data.id");
        String now = created.as(Json.class).at("data.createdAt");
        assertThat(now).matches("20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d").isNotEqualTo("2018-04-01 00:00:00");
        assertThat(created.asString()).isEqualTo("""
                {"status":"success","data":{"id":%d,"firstName":"Mario","lastName":"Rossi",\
                "email":"mario.rossi@example.com","emailEnabled":true,"emailValid":"true",\
                "phoneNumbers":[{"id":"1","prefix":"+39","number":"3471234567","label":"Cellulare","smsEnabled":true}],\
                "gender":"m","street":"Via Albertazzi 1","city":"Milano","postcode":"20100","province":"MI",\
                "dateOfBirth":"1989-10-11","dateBirth":"1989-10-11","placeOfBirth":"Milano",\
                "italianFiscalCode":"RSSMRA85T10A562S","job":"Software Engineer","yearlyNumberingYear":"2018",\
                "yearlyNumberingNumber":"2018","defaultDiscount":20,"sourceId":283,"priceListId":283,\
                "emailReminderPossible":"true","smsReminderPossible":"true","createdAt":"%2$s",\
                "documentSignatureEmailPossible":"true","lastModifiedAt":"%2$s","_sampleCustomField":"string",\
                "_height":null,"_smoker":null,"_visit":null,"_team":null}}""".formatted(id, now));
        get("/" + id).statusCode(200).body(equalTo(created.asString()));
        get("?italianFiscalCode=rssmra85t10a562s")
                .body(json("links", is(Map.of("pages", 1))))
                .body(json("total", is(1)))
                .body(json("offset", is(0)))
                .body(json("limit", is(100)))
                .body(json("results[0]", is(created.as(Json.class).<Object>at("data"))));
        post("", "{\"firstName\": \"M\", \"lastName\": \"R\", \"italianFiscalCode\": \"RSS MRA 85T10 A562S\"}")
                .statusCode(409)
                .body(error("italianFiscalCode is taken."));

        var seen = practice.list("?q=393471234567").extract().as(Json.class);
        assertThat(seen.<String>at("patients[0].national_ids.fiscal_code")).isEqualTo("RSSMRA85T10A562S");
        assertThat(seen.<String>at("patients[0].custom_fields.sampleCustomField"))
                .isEqualTo("string");
        assertThat(seen.<String>at("patients[0].province")).isEqualTo("MI");
        assertThat(Events.of(Topic.PATIENTS, UUID.fromString(seen.at("patients[0].id")), 1))
                .extracting(Events.Published::type)
                .containsExactly("patient-registered");

        practice.change(UUID.fromString(seen.at("patients[0].id")), "{\"job\": \"Ceo\"}");
        practice.owner()
                .call(key)
                .body(body)
                .post(PATIENTS)
                .then()
                .statusCode(201)
                .body(equalTo(created.asString()));
    }

    @Test
    void whatIsSentIsChangedAndAllElseStays() {
        var patient = practice.patient("""
                {"first_name": "Luca", "last_name": "Bianchi", "middle_name": "M", "notes": "n", "email": "l@example.com",
                 "phones": [{"phone": "+393470000011"}, {"phone": "+393470000012", "label": "Ufficio"}], "gender": "other",
                 "date_of_birth": "1970-01-01", "district": "Isola", "country": "IT", "language": "it", "sms_consented": true,
                 "custom_fields": {"team": "B", "height": 181.5, "smoker": true, "visit": "2026-01-02"}}""");
        var path = "/" + number(patient);
        get(path)
                .body(json("data.gender", nullValue()))
                .body(json("data._height", is("181.5")))
                .body(json("data._smoker", is("true")))
                .body(json("data._visit", is("2026-01-02")))
                .body(json("data._team", is("B")));

        put(path, """
                {"lastName": "Neri", "gender": null, "phoneNumbers": [{"prefix": "0039", "number": "347 0000012"},
                  {"id": "1", "number": "3470000013", "smsEnabled": "false"}, {"prefix": 49, "number": "0171 234567"}],
                 "dateOfBirth": "1970-01-01", "dateBirth": "1971-02-03", "defaultDiscount": "12.50", "emailValid": "false",
                 "emailReminderPossible": "false", "smsReminderPossible": false, "documentSignatureEmailPossible": "false",
                 "emailEnabled": "false", "sourceId": 0, "_height": 182, "_smoker": "0", "_visit": "", "other": {"x": []}}""")
                .statusCode(200)
                .body(json("status", is("success")))
                .body(json("data.firstName", is("Luca")))
                .body(json("data.phoneNumbers.id", contains("2", "1", "3")))
                .body(json("data.phoneNumbers.prefix", contains("+39", "+39", "+49")))
                .body(json("data.phoneNumbers.number", contains("3470000012", "3470000013", "171234567")))
                .body(json("data.phoneNumbers.label", contains("Ufficio", null, null)))
                .body(json("data.phoneNumbers.smsEnabled", contains(true, false, true)))
                .body(json("data.dateOfBirth", is("1971-02-03")))
                .body(json("data.dateBirth", is("1971-02-03")))
                .body(json("data.defaultDiscount", is(12.5f)))
                .body(json("data.emailEnabled", is(false)))
                .body(json("data.emailValid", is("true")))
                .body(json("data.emailReminderPossible", is("false")))
                .body(json("data._height", is("182")))
                .body(json("data._smoker", is("false")))
                .body(json("data._visit", nullValue()))
                .body(json("data._team", is("B")));
        practice.read(patient)
                .body(json("middle_name", is("M")))
                .body(json("phone", is("+393470000012")))
                .body(json("gender", is("other")))
                .body(json("district", is("Isola")))
                .body(json("notes", is("n")))
                .body(json("custom_fields.height", is(182)))
                .body(json("custom_fields.smoker", is(false)));
        assertThat(Events.of(Topic.PATIENTS, patient, 2).get(1).type()).isEqualTo("patient-updated");

        patch(path, "{\"email\": \"\", \"gender\": \"f\", \"phoneNumbers\": [], \"dateBirth\": null, \"job\": \"Ceo\"}")
                .statusCode(200)
                .body(json("data.emailValid", is("false")))
                .body(json("data.phoneNumbers", empty()));
        practice.read(patient)
                .body(json("email", nullValue()))
                .body(json("phone", nullValue()))
                .body(json("gender", is("female")))
                .body(json("job", is("Ceo")))
                .body(json("date_of_birth", nullValue()));
        practice.change(patient, "{\"job\": \"Cfo\", \"phone\": \"+50370000001\"}");
        get(path)
                .body(json("data.job", is("Cfo")))
                .body(json("data.phoneNumbers[0].prefix", is("+503")))
                .body(json("data.phoneNumbers[0].id", is("4")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "firstName=élo                                       | 2",
                "firstName=ELO&lastName=mart                         | 2",
                "firstName=ELOISA                                    | 1",
                "lastName=artinelli                                  | 0",
                "email=ELOISA@example.com                            | 1",
                "email=loisa@example.com                             | 0",
                "dateBirth=1981-05-06                                | 1",
                "italianFiscalCode=MRTLSO81E46F205X                  | 1",
                "italianFiscalCode=MRTLSO81E46F205                   | 0",
                "phoneNumberPrefix=0039&phoneNumber=3331112233       | 1",
                "phoneNumberPrefix=%2B39&phoneNumber=333%20111%202233| 1",
                "phoneNumberPrefix=41&phoneNumber=3331112233         | 0",
                "phoneNumber=3331112233                              | 1",
                "phoneNumber=333111223                               | 0",
                "phoneNumberPrefix=+39&firstName=elo                 | 1",
                "phoneNumberPrefix=&phoneNumber=&firstName=eloisa    | 1",
                "firstName=elo&other=1                               | 2",
                "firstName=%25                                       | 0",
            })
    void patientsAreFoundByWhatIsKnownOfThem(String query, int total) {
        if (practice.list("?q=MRTLSO81E46F205X").extract().as(Json.class).<Integer>at("patients.size()") == 0) {
            practice.patient("""
                    {"first_name": "Eloisa", "last_name": "Martinelli", "email": "Eloisa@example.com",
                     "date_of_birth": "1981-05-06", "national_ids": {"fiscal_code": "MRT LSO 81E46 F205X"},
                     "phones": [{"phone": "+390200000000"}, {"phone": "+393331112233"}]}""");
            practice.patient("Elona", "Martín");
        }
        get("?" + query)
                .statusCode(200)
                .body(json("total", is(total)))
                .body(json("results.size()", is(total)))
                .body(json("links", total == 0 ? is(aMapWithSize(0)) : hasEntry("pages", 1)));
    }

    @Test
    void aListIsReadInPartsAndLeavesOutWhoWasPutAway() {
        var there = List.of("Zaira", "Zelda", "Zita").stream()
                .map(name -> number(practice.patient(name, "Zorzi")))
                .toList();
        var archived = practice.patient("Zoe", "Zorzi");
        practice.owner().call().delete("/api/dental/patients/{id}", archived);
        var erased = practice.patient("Zara", "Zorzi");
        practice.owner().call().post("/api/dental/patients/{id}/erase", erased);

        var first = get("?lastName=Zorzi&limit=2")
                .body(json("results.id", is(there.subList(0, 2))))
                .body(json("total", is(3)))
                .body(json("limit", is(2)))
                .body(json("links.pages", is(2)))
                .body(json("links.prev", nullValue()))
                .extract()
                .as(Json.class);
        var second = given().auth()
                .oauth2(Passports.of(practice.id(), Roles.VIEWER))
                .urlEncodingEnabled(false)
                .get(first.<String>at("links.next"))
                .then()
                .statusCode(200)
                .body(json("results.id", is(there.subList(2, 3))))
                .body(json("offset", is(2)))
                .body(json("links.next", nullValue()))
                .extract()
                .as(Json.class);
        assertThat(second.<String>at("links.prev"))
                .startsWith("http://")
                .endsWith(PATIENTS + "?lastName=Zorzi&offset=0&limit=2");
        get("?lastName=Zorzi&offset=7").body(json("results", empty())).body(json("total", is(3)));

        get("/" + number(archived)).statusCode(200).body(json("data.firstName", is("Zoe")));
        get("/" + number(erased))
                .statusCode(200)
                .body(json("data.firstName", is("Erased")))
                .body(json("data.lastName", nullValue()))
                .body(json("data.phoneNumbers", empty()))
                .body(json("data.emailReminderPossible", is("false")));
        put("/" + number(erased), "{\"job\": \"x\"}").statusCode(409).body(error("The patient was erased."));
    }

    @Test
    void customFieldsAreChangedByThemselves() {
        var patient = practice.patient("{\"first_name\": \"Ida\", \"custom_fields\": {\"team\": \"A\"}}");
        var path = "/" + number(patient) + "/custom-fields";

        put(path, """
                {"data": [{"technicalName": "sampleCustomField", "value": "string"}, {"technicalName": "_height", "value": 1.75}]}""").statusCode(200).body(equalTo("{\"status\":\"success\"}"));
        patch(
                        path,
                        "{\"data\": [{\"technicalName\": \"smoker\", \"value\": true}, {\"technicalName\": \"team\", \"value\": null}]}")
                .statusCode(200);
        practice.read(patient)
                .body(json(
                        "custom_fields", is(Map.of("sampleCustomField", "string", "height", 1.75f, "smoker", true))));
        assertThat(Events.of(Topic.PATIENTS, patient, 3)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                                     | data is required.",
                "[{'technicalName': 'none', 'value': 'x'}]              | _none is not a custom field.",
                "[{'technicalName': 'team', 'value': 'C'}]              | _team must be one of [A, B].",
                "[{'technicalName': 'height', 'value': 'tall'}]         | _height must be a number of at most 12 digits and 3 decimals.",
                "[{'technicalName': 'height', 'value': '1e99999999'}]   | _height must be a number of at most 12 digits and 3 decimals.",
                "[{'technicalName': 'height', 'value': 1e99999999}]     | value is invalid.",
                "[{'technicalName': 'smoker', 'value': 'maybe'}]        | _smoker must be true or false.",
                "[{'technicalName': 'visit', 'value': '31/12/2026'}]    | _visit must be a date (YYYY-MM-DD).",
                "[{'technicalName': 'team', 'value': ['A']}]            | value is invalid.",
                "[{'technicalName': 'team'}]                            | value is required.",
                "[{'value': 'A'}]                                       | technicalName is required.",
                "[{'technicalName': 'team', 'value': 'A'}, {'technicalName': '_team', 'value': 'B'}] | data has _team more than once.",
                "[1]                                                    | data is invalid.",
                "{}                                                     | data is invalid.",
            })
    void valuesThatNoFieldCanHoldAreRefused(String data, String sentence) {
        var body = data.equals("[]") ? "{}" : "{\"data\": " + data.replace('\'', '"') + "}";
        put("/" + number(somebody) + "/custom-fields", body).statusCode(400).body(error(sentence));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'firstName': ''                            | firstName is required.",
                "'firstName': ['a']                         | firstName is invalid.",
                "'lastName': null                           | lastName is required.",
                "'lastName': '\\u0000'                      | lastName is invalid.",
                "'email': 'somewhere'                       | email is invalid.",
                "'gender': 'x'                              | gender is invalid.",
                "'gender': {}                               | gender is invalid.",
                "'emailEnabled': 'perhaps'                  | emailEnabled is invalid.",
                "'smsReminderPossible': 3                   | smsReminderPossible is invalid.",
                "'dateOfBirth': '11/10/1989'                | dateOfBirth format must be yyyy-MM-dd.",
                "'dateBirth': '2999-01-01'                  | dateOfBirth must be between 1800-01-01 and today.",
                "'dateOfBirth': '1980-01-01', 'dateBirth': '1981-01-01' | dateOfBirth and dateBirth must be the same.",
                "'yearlyNumberingYear': '18'                | yearlyNumberingYear is invalid.",
                "'yearlyNumberingNumber': -1                | yearlyNumberingNumber is invalid.",
                "'yearlyNumberingNumber': 99999999999       | yearlyNumberingNumber is invalid.",
                "'defaultDiscount': 101                     | defaultDiscount must be between 0 and 100.",
                "'defaultDiscount': '1.234'                 | defaultDiscount is invalid.",
                "'sourceId': 'Google'                       | sourceId is invalid.",
                "'priceListId': {'id': 1}                   | priceListId is invalid.",
                "'postcode': '123456789012345678901'        | postcode must have no more than 20 characters.",
                "'_unknown': 'x'                            | _unknown is not a custom field.",
                "'_unknown': {}                             | _unknown is invalid.",
                "'_': 'x'                                   | _ is not a custom field.",
                "'_team': 'C'                               | _team must be one of [A, B].",
                "'phoneNumbers': {}                         | phoneNumbers is invalid.",
                "'phoneNumbers': ['347']                    | phoneNumbers is invalid.",
                "'phoneNumbers': [{'prefix': '+39'}]        | number is required.",
                "'phoneNumbers': [{'number': '3471234567'}] | prefix is required.",
                "'phoneNumbers': [{'prefix': 'IT', 'number': '3471234567'}] | prefix is invalid.",
                "'phoneNumbers': [{'prefix': '+39', 'number': '1'}]         | number is invalid.",
                "'phoneNumbers': [{'prefix': '+39', 'number': 'home'}]      | number is invalid.",
                "'phoneNumbers': [{'prefix': '39', 'number': '3471234567'}, {'prefix': '0039', 'number': '347-1234567'}] | phoneNumbers must not have the same phone twice.",
            })
    void aPatientWhoCannotBeIsRefused(String fields, String sentence) {
        var body = fields.replace('\'', '"');
        put("/" + number(somebody), "{" + body + "}").statusCode(400).body(error(sentence));
        post(
                        "",
                        "{\"firstName\": \"A\", \"lastName\": \"B\", %s}"
                                .formatted(body)
                                .replaceFirst("\"firstName\": \"A\", (?=.*\"firstName\")", "")
                                .replaceFirst("\"lastName\": \"B\", (?=.*\"lastName\")", ""))
                .statusCode(400)
                .body(error(sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/N/phone-numbers"})
    void nothingIsNoPatientAndNoPhone(String path) {
        practice.owner()
                .call()
                .post(PATIENTS + path.replace("N", String.valueOf(number(somebody))))
                .then()
                .statusCode(400)
                .body(error("The body must be a JSON object."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0                  | limit must be between 1 and 1000.",
                "limit=1001               | limit must be between 1 and 1000.",
                "limit=-1                 | limit is invalid.",
                "offset=x                 | offset is invalid.",
                "dateBirth=11.10.1989     | dateBirth format must be yyyy-MM-dd.",
                "phoneNumber=home         | phoneNumber is invalid.",
                "phoneNumberPrefix=IT     | phoneNumberPrefix is invalid.",
                "firstName=%00            | firstName is invalid.",
            })
    void aQueryThatMeansNothingIsRefused(String query, String sentence) {
        get("?" + query).statusCode(400).body(error(sentence));
    }

    @Test
    void phonesGoByTheirNumbers() {
        var patient = practice.patient("{\"first_name\": \"Pia\", \"phone\": \"+390612345678\"}");
        var phones = "/" + number(patient) + "/phone-numbers";
        var key = UUID.randomUUID().toString();
        var page = "{\"prefix\": \"+39\", \"number\": \"3471234567\", \"label\": \"Cellulare\", \"smsEnabled\": true}";
        var shown = """
                {"status":"success","data":{"id":"2","prefix":"+39","number":"3471234567","label":"Cellulare","smsEnabled":true}}""";

        for (int i = 0; i < 2; i++) {
            practice.owner()
                    .call(key)
                    .body(page)
                    .post(PATIENTS + phones)
                    .then()
                    .statusCode(201)
                    .body(equalTo(shown));
        }
        get(phones + "/2").statusCode(200).body(equalTo(shown));
        get(phones).statusCode(200).body(equalTo("""
                {"status":"success","count":2,"data":[\
                {"id":"1","prefix":"+39","number":"0612345678","label":null,"smsEnabled":true},\
                {"id":"2","prefix":"+39","number":"3471234567","label":"Cellulare","smsEnabled":true}]}"""));
        put(phones + "/1", "{\"prefix\": \"+41\", \"number\": \"0791234567\", \"smsEnabled\": \"false\"}")
                .statusCode(200)
                .body(equalTo("""
                        {"status":"success","data":{"id":"1","prefix":"+41","number":"791234567","label":null,"smsEnabled":false}}"""));
        patch(phones + "/2", "{\"label\": \"\"}").statusCode(200).body(json("data.number", is("3471234567")));
        practice.read(patient)
                .body(json("phone", is("+41791234567")))
                .body(json("phones.label", contains(nullValue(), nullValue())))
                .body(json("phones.sms_enabled", contains(false, true)));
        assertThat(Events.of(Topic.PATIENTS, patient, 4))
                .extracting(Events.Published::type)
                .containsOnlyOnce("patient-registered")
                .contains("patient-updated");

        post(phones, page).statusCode(400).body(error("phoneNumbers must not have the same phone twice."));
        post(phones, "{\"prefix\": \"+39\"}").statusCode(400).body(error("number is required."));
        put(phones + "/1", "{\"prefix\": \"\"}").statusCode(400).body(error("prefix is required."));
        put(phones + "/1", "{\"number\": []}").statusCode(400).body(error("number is invalid."));
        put(phones + "/3", page).statusCode(404).body(error("Phone number not found"));
        get(phones + "/3").statusCode(404).body(error("Phone number not found"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET   |                  | patient:list                | patient:view",
                "POST  |                  | patient:create              | patient:list patient:view",
                "GET   | /N               | patient:view                | patient:list",
                "PUT   | /N               | patient:create              | patient:view",
                "PATCH | /N               | patient:create              | patient:view",
                "PUT   | /N/custom-fields | patient:create              | patient:view",
                "PATCH | /N/custom-fields | patient:create              | patient:view",
                "GET   | /N/phone-numbers | patient:phone-number:list   | patient:list",
                "POST  | /N/phone-numbers | patient:phone-number:create | patient:create",
                "GET   | /N/phone-numbers/1   | patient:phone-number:view   | patient:view",
                "PUT   | /N/phone-numbers/1   | patient:phone-number:create | patient:create",
                "PATCH | /N/phone-numbers/1   | patient:phone-number:create | patient:create",
            })
    void whoHasNoRightIsRefused(String method, String path, String scope, String otherScopes) {
        var suffix = path == null ? "" : path;
        var own = PATIENTS + suffix.replace("N", String.valueOf(number(somebody)));
        var body = suffix.endsWith("custom-fields")
                ? "{\"data\": []}"
                : "{\"firstName\": \"A\", \"lastName\": \"B\", \"prefix\": \"+39\", \"number\": \"3479999999\"}";

        if (!suffix.isEmpty()) {
            send(practice.owner().call(), method, PATIENTS + suffix.replace("N", String.valueOf(foreign)), body)
                    .statusCode(404)
                    .body(error("Patient not found"));
        }
        for (var archive : List.of("practices/2/archives/1", "practices/1/archives/2")) {
            send(practice.owner().call(), method, own.replace("practices/1/archives/1", archive), body)
                    .statusCode(403)
                    .body(error("You have no access to this archive"));
        }
        send(given().contentType(ContentType.JSON), method, own, body).statusCode(401);
        send(app(""), method, own, body).statusCode(403).body(error("Access token scopes are empty"));
        send(app(otherScopes), method, own, body)
                .statusCode(403)
                .body(error("The access token has not the scope " + scope));
        if (!method.equals("GET")) {
            for (var role : List.of(Roles.VIEWER, Roles.DENTIST)) {
                send(practice.as(role).call(), method, own, body).statusCode(403);
            }
        } else {
            send(app(scope), method, own, body).statusCode(200);
        }
    }

    @Test
    void theDescriptionHasTheSameNames() {
        var api = given().accept("application/json").get("/q/openapi").as(Json.class);
        var schemas = "components.schemas.";
        var path = "paths.'/alfadocs/api/v1/practices/{practiceId}/archives/{archiveId}/patients";

        assertThat(api.<Map<String, ?>>at(schemas + "AlfaDocsPatient.properties"))
                .containsKeys("firstName", "dateBirth", "phoneNumbers", "documentSignatureEmailPossible")
                .doesNotContainKeys("customFields", "custom_fields");
        assertThat(api.<String>at(schemas + "AlfaDocsPatient.examples[0]._insurance"))
                .isEqualTo("Unisalute");
        assertThat(api.<Map<String, ?>>at(schemas + "AlfaDocsPhoneNumber.properties"))
                .containsOnlyKeys("id", "prefix", "number", "label", "smsEnabled");
        assertThat(api.<List<String>>at(path + "'.get.parameters.name"))
                .contains("phoneNumberPrefix", "italianFiscalCode", "offset", "limit", "dateBirth");
        assertThat(api.<String>at(path + "/{ownerId}/documents/{id}/download'.get.operationId"))
                .isEqualTo("alfaDocsDownloadDocument");
    }

    private static RequestSpecification app(String scope) {
        return given().auth()
                .oauth2(Passports.ofApp(practice.id(), Roles.OWNER, scope))
                .contentType(ContentType.JSON);
    }

    private static ValidatableResponse send(RequestSpecification request, String method, String path, String body) {
        return (method.equals("GET") ? request : request.body(body))
                .request(method, path)
                .then();
    }

    private static ValidatableResponse get(String path) {
        return practice.as(Roles.VIEWER)
                .call()
                .urlEncodingEnabled(false)
                .get(PATIENTS + path)
                .then();
    }

    private static ValidatableResponse post(String path, String body) {
        return send(practice.owner().call(), "POST", PATIENTS + path, body);
    }

    private static ValidatableResponse put(String path, String body) {
        return send(practice.owner().call(), "PUT", PATIENTS + path, body);
    }

    private static ValidatableResponse patch(String path, String body) {
        return send(practice.owner().call(), "PATCH", PATIENTS + path, body);
    }

    private static Matcher<String> error(String sentence) {
        return json("$", is(Map.of("error", sentence)));
    }

    private static int number(UUID patient) {
        return practice.read(patient).extract().as(Json.class).at("number");
    }

    private static int numberIn(Practice other, String firstName) {
        return other.read(other.patient("{\"first_name\": \"%s\", \"phone\": \"+393470000001\"}".formatted(firstName)))
                .extract()
                .as(Json.class)
                .at("number");
    }

    private static void customField(String name, String type, String more) {
        practice.owner()
                .call()
                .body(
                        "{\"label\": \"%1$s\", \"technical_name\": \"%1$s\", \"object_type\": \"patient\", \"type\": \"%2$s\"%3$s}"
                                .formatted(name, type, more))
                .post("/api/dental/custom-fields")
                .then()
                .statusCode(201)
                .body(json("technical_name", endsWith(name)));
    }
}
