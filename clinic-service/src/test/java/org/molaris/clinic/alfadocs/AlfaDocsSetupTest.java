package org.molaris.clinic.alfadocs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.molaris.clinic.alfadocs.Office.assertSaid;
import static org.molaris.clinic.alfadocs.Office.number;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.ApiKeySubject;
import org.molaris.auth.Roles;
import org.molaris.clinic.Practice;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.test.Passports;

/** Staff, rooms, words and custom fields as programs written for AlfaDocs meet them, and who such a program is. */
@QuarkusTest
class AlfaDocsSetupTest {

    private static final String ZONE = "Europe/Rome";
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final String FIELD = """
            {"id": 8364, "objectType": "patient", "label": "Person Height", "technicalName": "%s", "type": "%s",
             "choices": ["string"], "sequenceNumber": 1}""";

    private static Practice practice;
    private static Office office;

    @BeforeEach
    void aPractice() {
        if (practice == null) {
            practice = Practice.open(ZONE);
            office = new Office(practice);
            var another = Practice.open();
            add(another, "operators", "{\"first_name\": \"Otra\"}").statusCode(201);
            add(another, "chairs", "{\"name\": \"Otra\"}").statusCode(201);
            add(another, "specialties", "{\"name\": \"Otra\"}").statusCode(201);
            add(another, "colors", "{\"name\": \"Otra\", \"value\": \"#123456\"}")
                    .statusCode(201);
            add(another, "booking-reasons", "{\"name\": \"Otra\", \"duration_minutes\": 30}")
                    .statusCode(201);
        }
    }

    @Test
    void staffIsListedWithWhatItDoes() {
        var prevention = added("specialties", "{\"name\": \"Prevenzione\", \"sequence\": 3}");
        var mario = added("operators", """
                {"first_name": "Mario", "last_name": "Rossi", "fiscal_code": "AAA BBB 99H11 L999X", "sequence": 1,
                 "specialty_ids": ["%s"]}""".formatted(prevention));
        var ada = added("operators", "{\"first_name\": \"Ada\", \"sequence\": 2}");
        var gone = added("operators", "{\"first_name\": \"Gone\", \"specialty_ids\": [\"%s\"]}".formatted(prevention));
        delete("operators", gone);
        var visit = added("booking-reasons", """
                {"name": "Visita di Controllo", "specialty_id": "%s", "duration_minutes": 30, "sequence": 3, "price": 125.12,
                 "operator_ids": ["%s"]}""".formatted(prevention, ada));
        var any = added("booking-reasons", "{\"name\": \"Altro\", \"duration_minutes\": 15, \"sequence\": 4}");
        delete("booking-reasons", any);
        long m = number("operator", mario);
        long a = number("operator", ada);
        long s = number("specialty", prevention);
        var left = "{\"id\":%d,\"name\":\"Gone\",\"italianFiscalCode\":null,\"sequenceNumber\":0,\"deleted\":true}"
                .formatted(number("operator", gone));
        var rossi = """
                {"id":%d,"name":"Mario Rossi","italianFiscalCode":"AAA BBB 99H11 L999X","sequenceNumber":1,"deleted":false}\
                """.formatted(m);
        var alone = "{\"id\":%d,\"name\":\"Ada\",\"italianFiscalCode\":null,\"sequenceNumber\":2,\"deleted\":false}"
                .formatted(a);

        assertListed("/operators", left, rossi, alone);
        assertListed("/operators?ignoreDeleted=true&italianFiscalCode=", rossi, alone);
        assertListed("/operators?italianFiscalCode=aaabbb99h11l999x", rossi);
        assertListed("/operators?italianFiscalCode=ZZZ");
        assertSaid(office.get("/operators?ignoreDeleted=yes"), 400, "ignoreDeleted is invalid.");
        assertListed("/specialties", """
                {"id":%d,"name":"Prevenzione","sequenceNumber":"3","createdAt":"%s","deleted":false,"operatorIds":[%d]}\
                """.formatted(s, createdAt("specialties", prevention), m));
        for (var path : List.of("/appointments/booking-reasons", "/appointment-booking-reasons")) {
            assertListed(
                    path,
                    """
                    {"id":%d,"specialtyId":%d,"description":"Visita di Controllo","duration":"30","sequenceNumber":"3",\
                    "createdAt":"%s","deleted":false,"operatorIds":[%d],"price":"125.12"}\
                    """.formatted(number("booking_reason", visit), s, createdAt("booking-reasons", visit), a),
                    """
                    {"id":%d,"specialtyId":null,"description":"Altro","duration":"15","sequenceNumber":"4",\
                    "createdAt":"%s","deleted":true,"operatorIds":[%d,%d],"price":null}\
                    """.formatted(number("booking_reason", any), createdAt("booking-reasons", any), m, a));
        }
    }

    @Test
    void chairsAndColoursAreListed() {
        var chair = added("chairs", "{\"name\": \"Poltrona 1\", \"sequence\": 1}");
        var dark = added("colors", "{\"name\": \"Rosa\", \"value\": \"#E91E63\", \"sequence\": 1}");
        var bright = added("colors", "{\"name\": \"Giallo\", \"value\": \"#ffeb3b\", \"sequence\": 2}");
        var gone = added("colors", "{\"name\": \"Nero\", \"value\": \"#000000\", \"sequence\": 3}");
        delete("colors", gone);

        assertListed(
                "/chairs",
                "{\"id\":7,\"name\":\"Sobrecupo\",\"deleted\":false}",
                "{\"id\":%d,\"name\":\"Poltrona 1\",\"deleted\":false}".formatted(number("chair", chair)));
        delete("chairs", chair);
        office.get("/chairs").body(json("data[1].deleted", is(true)));
        var colors = office.get("/colors").statusCode(200);
        colors.body(json("data.backgroundColor", contains("1e88e5", "e91e63", "ffeb3b")));
        assertThat(colors.extract().asString()).endsWith("""
                        {"id":%d,"backgroundColor":"e91e63","textColor":"ffffff"},\
                        {"id":%d,"backgroundColor":"ffeb3b","textColor":"000000"}]}\
                        """.formatted(number("color", dark), number("color", bright)));
    }

    @Test
    void aCustomFieldIsAddedAsOnThePageAndSeenNatively() {
        var added = office.post("/custom-fields", FIELD.formatted("personHeight", "dropdown"))
                .statusCode(201);
        int n = added.extract().as(Json.class).<Integer>at("data.id");
        var told = """
                {"id":%d,"objectType":"patient","label":"Person Height","technicalName":"personHeight","type":"dropdown",\
                "choices":["string"],"sequenceNumber":1}""".formatted(n);

        added.body(equalTo("{\"status\":\"success\",\"data\":" + told + "}"));
        for (var query : List.of("", "?objectType=patient")) {
            assertThat(office.get("/custom-fields" + query).extract().asString())
                    .contains(told);
        }
        assertListed("/custom-fields?objectType=care_plan");
        var id = UUID.fromString(practice.owner()
                .call()
                .get("/api/dental/custom-fields")
                .then()
                .body(json("custom_fields.type", hasItem("choice")))
                .extract()
                .as(Json.class)
                .<List<String>>at("custom_fields.id")
                .get(0));
        assertThat(Events.of(Topic.APPOINTMENTS, id, 1).get(0).type()).isEqualTo("custom-field-created");
        assertSaid(
                office.post("/custom-fields", FIELD.formatted("personHeight", "date")), 409, "technicalName is taken.");
        practice.change(practice.patient("Eva", "Paz"), "{\"custom_fields\": {\"personHeight\": \"string\"}}")
                .statusCode(200);
        delete("custom-fields", id);
        assertThat(office.get("/custom-fields").extract().asString()).doesNotContain("personHeight");
    }

    @ParameterizedTest
    @CsvSource({
        "single_line_text, text",
        "single_checkbox, boolean",
        "number, number",
        "date, date",
    })
    void aTypeIsOneOfOurs(String type, String ours) {
        var name = "of_" + type;
        office.post("/custom-fields", FIELD.formatted(name, type))
                .statusCode(201)
                .body(json("data.type", is(type)))
                .body(json("data.choices", is(List.of())));

        practice.owner()
                .call()
                .get("/api/dental/custom-fields")
                .then()
                .body(json("custom_fields[0].technical_name", is(name)))
                .body(json("custom_fields[0].type", is(ours)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"objectType\": \"care_plan\"`        | objectType care_plan is not supported.",
                "`\"objectType\": {}`                   | objectType is invalid.",
                "`\"type\": \"multi_line_text\"`        | type is invalid.",
                "`\"type\": null`                       | type is required.",
                "`\"label\": \" \"`                     | label is required.",
                "`\"label\": []`                        | label is invalid.",
                "`\"technicalName\": null`              | technicalName is required.",
                "`\"technicalName\": \"_x\"`            | technicalName must be a letter, then at most 62 letters, digits and _.",
                "`\"choices\": []`                      | choices must be from 1 to 1000 texts.",
                "`\"choices\": [\" \"]`                 | choices must be from 1 to 1000 texts.",
                "`\"choices\": [{}]`                    | choices is invalid.",
                "`\"choices\": [null]`                  | choices is invalid.",
                "`\"choices\": \"a\"`                   | choices is invalid.",
                "`\"sequenceNumber\": -1`               | sequenceNumber is invalid.",
                "`\"sequenceNumber\": 2147483648`       | sequenceNumber is invalid.",
            })
    void aBadFieldIsSaidToBeOne(String bad, String sentence) {
        var name = bad.substring(0, bad.indexOf(':'));
        var fields = new StringBuilder(bad);
        for (var good : List.of(
                "\"label\": \"L\"", "\"technicalName\": \"bad\"", "\"type\": \"dropdown\"", "\"choices\": [\"a\"]")) {
            if (!good.startsWith(name)) {
                fields.append(", ").append(good);
            }
        }
        assertSaid(office.post("/custom-fields", "{" + fields + "}"), 400, sentence);
    }

    @Test
    void whoAsksIsToldOfWhichArchive() {
        assertSaidOf(practice.owner().call(), "null", "\"owner@test\"");
        assertSaidOf(by("0190c5a0-0000-7000-8000-000000000001"), "null", "null");
        var key = added("api-keys", "{\"name\": \"Web\", \"role\": \"viewer\"}");
        assertSaidOf(by(ApiKeySubject.of(key)), String.valueOf(number("api_key", key)), "null");
        office.allowed("chair:list", "GET", "/me").statusCode(200);
        assertSaid(office.allowed("", "GET", "/me"), 403, "Access token scopes are empty");
        given().get(Office.API + "/me").then().statusCode(401);
    }

    private static void assertSaidOf(RequestSpecification who, String userId, String userEmail) {
        Office.send(who, "GET", Office.API + "/me", null).statusCode(200).body(equalTo("""
                {"status":"success","data":{"practiceId":1,"archiveId":1,"ownerEmail":null,"userId":%s,"userEmail":%s}}\
                """.formatted(
                        userId, userEmail)));
    }

    private static RequestSpecification by(String subject) {
        return given().auth().oauth2(Passports.of(practice.id(), Roles.VIEWER, subject));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /appointments/booking-reasons | appointment:booking-reasons:list",
                "GET  | /appointment-booking-reasons  | appointment:booking-reasons:list",
                "GET  | /chairs                       | chair:list",
                "GET  | /colors                       | color:list",
                "GET  | /operators                    | operator:list",
                "GET  | /specialties                  | specialty:list",
                "GET  | /custom-fields                | custom-field:list",
                "POST | /custom-fields                | custom-field:create",
            })
    void nobodyComesInWithoutACredentialAScopeAndTheRightArchive(String method, String path, String scope) {
        var body = "GET".equals(method) ? null : "{}";
        Office.send(given().contentType(ContentType.JSON), method, Office.API + Office.ARCHIVE + path, body)
                .statusCode(401);
        assertSaid(
                office.allowed("patient:list", method, Office.ARCHIVE + path),
                403,
                "The access token has not the scope " + scope);
        office.allowed(scope, method, Office.ARCHIVE + path).statusCode(body == null ? 200 : 400);
        assertSaid(
                Office.send(practice.owner().call(), method, Office.API + "/practices/1/archives/2" + path, body),
                403,
                "You have no access to this archive");
        Office.send(Caller.of(practice.id(), Roles.VIEWER).call(), method, Office.API + Office.ARCHIVE + path, body)
                .statusCode(body == null ? 200 : 403)
                .body(not(equalTo("")));
    }

    private static void assertListed(String path, String... things) {
        office.get(path)
                .statusCode(200)
                .body(equalTo("{\"status\":\"success\",\"count\":%d,\"data\":[%s]}"
                        .formatted(things.length, String.join(",", things))));
    }

    private static ValidatableResponse add(Practice where, String path, String body) {
        return where.owner().call().body(body).post("/api/dental/" + path).then();
    }

    private static UUID added(String path, String body) {
        return UUID.fromString(add(practice, path, body)
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id"));
    }

    private static void delete(String path, UUID id) {
        practice.owner()
                .call()
                .delete("/api/dental/{path}/{id}", path, id)
                .then()
                .statusCode(200);
    }

    private static String createdAt(String path, UUID id) {
        var created =
                practice.owner().call().get("/api/dental/{path}/{id}", path, id).<String>path("created_at");
        return FORM.format(Instant.parse(created).atZone(ZoneId.of(ZONE)));
    }
}
