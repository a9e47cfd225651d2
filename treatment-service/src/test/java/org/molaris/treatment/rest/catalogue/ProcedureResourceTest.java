package org.molaris.treatment.rest.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.events.Topic;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Crowd;
import org.molaris.test.Events;
import org.molaris.test.Json;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class ProcedureResourceTest {

    private static final String RESIN = """
            {"code": "D2391", "name": "Resina de una superficie", "price": 45, "category": "Restauración"}""";

    private Catalogue catalogue;

    @BeforeEach
    void aCatalogue() {
        catalogue = Catalogue.ofANewClinic();
    }

    @Test
    void aProcedureIsAddedAndReadAgain() {
        var added = catalogue
                .add(RESIN)
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .body(json("clinic_id", is(catalogue.caller().clinic().toString())))
                .body(json("code", is("D2391")))
                .body(json("name", is("Resina de una superficie")))
                .body(json("category", is("Restauración")))
                .body(json("active", is(true)))
                .body(json("created_at", notNullValue()))
                .extract();
        var id = UUID.fromString(added.as(Json.class).at("id"));

        assertThat(added.asString()).contains("\"price\":45.00,\"vat_rate\":0.00");
        assertThat(added.header("Location")).endsWith(Catalogue.PROCEDURES + "/" + id);
        catalogue.get(id).statusCode(200).header("ETag", is("\"1\"")).body(equalTo(added.asString()));
    }

    @Test
    void whatIsNotSaidIsNotThereAndSpacesAroundTextAreNot() {
        catalogue
                .add("{\"code\": \" x-1 \", \"name\": \" Consulta \", \"active\": false, \"category\": \" Otros \"}")
                .statusCode(201)
                .body(json("code", is("x-1")))
                .body(json("name", is("Consulta")))
                .body(json("category", is("Otros")))
                .body(json("price", nullValue()))
                .body(json("active", is(false)));
        catalogue.add("{\"code\": \"x-2\", \"name\": \"y\"}").body(json("category", nullValue()));
    }

    @Test
    void aCodeIsThereOnceWhateverItsCase() {
        catalogue.added("ñ-1a", "x");
        var other = catalogue.added("B", "y");

        catalogue
                .add("{\"code\": \" Ñ-1A \", \"name\": \"z\"}")
                .statusCode(409)
                .body(json("code", is("CODE_TAKEN")))
                .body(json("details.field", contains("code")));
        catalogue.change(other, "{\"code\": \"Ñ-1a\"}").statusCode(409).body(json("code", is("CODE_TAKEN")));
        catalogue.change(other, "{\"code\": \"b\"}").statusCode(200).body(json("code", is("b")));

        Catalogue.ofANewClinic().added("ñ-1a", "x");
    }

    @Test
    void ofEightWhoAddOneCodeOneDoes() {
        assertThat(Crowd.counts(
                        8,
                        nth -> catalogue
                                .add("{\"code\": \"%s\", \"name\": \"x\"}".formatted(nth % 2 == 0 ? "d1" : "D1"))
                                .extract()
                                .statusCode()))
                .isEqualTo(Map.of(201, 1L, 409, 7L));
        assertThat(catalogue.rows()).isOne();
    }

    @Test
    void theSameKeyAddsOne() {
        var key = UUID.randomUUID().toString();
        var answers = Crowd.all(
                3,
                nth -> catalogue
                        .caller()
                        .call(key)
                        .body(RESIN)
                        .post(Catalogue.PROCEDURES)
                        .then()
                        .statusCode(201)
                        .extract());

        assertThat(answers)
                .extracting(answer -> answer.asString())
                .containsOnly(answers.get(0).asString());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotency-Replayed") != null)
                .hasSize(2);
        catalogue
                .caller()
                .call(key)
                .body(RESIN.replace("45", "46"))
                .post(Catalogue.PROCEDURES)
                .then()
                .statusCode(422);
    }

    @Test
    void aChangeTouchesWhatItNamesAndTheSameAgainIsNoNews() {
        var id = UUID.fromString(catalogue.add(RESIN).extract().as(Json.class).at("id"));

        catalogue
                .change(id, "\"1\"", "{\"price\": null, \"category\": null, \"active\": false}")
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body(json("price", nullValue()))
                .body(json("category", nullValue()))
                .body(json("active", is(false)))
                .body(json("name", is("Resina de una superficie")));
        catalogue.change(id, "{\"active\": false}").statusCode(200).header("ETag", is("\"2\""));
        var changed = catalogue
                .change(id, "{\"code\": \"D2392\", \"name\": \"Resina\", \"price\": 50.5, \"active\": true}")
                .statusCode(200)
                .header("ETag", is("\"3\""))
                .extract();
        assertThat(changed.asString()).contains("\"price\":50.50");
        assertThat(changed.as(Json.class).<String>at("updated_at"))
                .isGreaterThan(changed.as(Json.class).at("created_at"));
        catalogue.get(id).header("ETag", is("\"3\"")).body(equalTo(changed.asString()));

        var events = Events.of(Topic.TREATMENTS, id, 3);
        assertThat(events)
                .extracting(Events.Published::type)
                .containsExactly("procedure-code-created", "procedure-code-updated", "procedure-code-updated");
        assertThat(events).extracting(Events.Published::sequence).containsExactly(1L, 2L, 3L);
        assertThat(events.get(0).data().getString("change")).isEqualTo("created");
        assertThat(events.get(0).data().getString("procedure_code.category")).isEqualTo("Restauración");
        assertThat(events.get(1).data().getBoolean("procedure_code.active")).isFalse();
        assertThat(events.get(2).data().<String, Object>getMap("procedure_code"))
                .containsEntry("code", "D2392")
                .containsEntry("updated_at", changed.as(Json.class).at("updated_at"))
                .containsEntry("clinic_id", catalogue.caller().clinic().toString());
        assertThat(events.get(2).raw().value()).contains("\"price\": 50.50");
    }

    @Test
    void aChangeMeantForAnOlderVersionIsRefused() {
        var id = catalogue.added("D1", "x");

        catalogue
                .change(id, "\"2\"", "{\"name\": \"y\"}")
                .statusCode(412)
                .body(json("code", is("PRECONDITION_FAILED")));
        assertThat(Crowd.counts(
                        4,
                        nth -> catalogue
                                .change(id, "\"1\"", "{\"name\": \"y%d\"}".formatted(nth))
                                .extract()
                                .statusCode()))
                .isEqualTo(Map.of(200, 1L, 412, 3L));
    }

    @Test
    void theListIsTheNewestFirstInPages() {
        catalogue.added("D1", "x");
        catalogue.added("D2", "x");
        var first = catalogue
                .list("?limit=1&total=true")
                .statusCode(200)
                .body(json("procedures.code", contains("D2")))
                .body(json("total", is(2)))
                .body(json("page", is(1)))
                .body(json("limit", is(1)))
                .body(json("as_of", notNullValue()))
                .extract();

        assertThat(first.header("Link")).endsWith("rel=\"next\"");
        catalogue
                .list("?limit=1&cursor=" + first.as(Json.class).at("cursor"))
                .body(json("procedures.code", contains("D1")))
                .body(json("cursor", nullValue()))
                .body(json("total", nullValue()));
        catalogue.list("?limit=1&page=2").body(json("procedures.code", contains("D1")));
        catalogue.list("").body(json("limit", is(1000))).body(json("procedures.code", contains("D2", "D1")));
        catalogue.list("?limit=1001").statusCode(400).body(json("details.field", contains("limit")));
        catalogue.list("?updated_since=2199-01-01T00:00:00Z").body(json("procedures", empty()));
        catalogue
                .list("?updated_since=" + first.as(Json.class).at("as_of"))
                .body(json("procedures.code", contains("D2", "D1")));
    }

    @Test
    void theListKeepsToTheCategoryAndToWhatIsInUse() {
        catalogue.add("{\"code\": \"D1\", \"name\": \"x\", \"category\": \"Cirugía\"}");
        catalogue.add("{\"code\": \"D2\", \"name\": \"x\", \"category\": \"Cirugía\", \"active\": false}");
        catalogue.added("D3", "x");

        catalogue.list("").body(json("procedures.code", contains("D3", "D2", "D1")));
        catalogue.list("?category=Cirugía").body(json("procedures.code", contains("D2", "D1")));
        catalogue
                .list("?category=Cirugía&active=true&total=true")
                .body(json("procedures.code", contains("D1")))
                .body(json("total", is(1)));
        catalogue.list("?active=false").body(json("procedures.code", contains("D2")));
        catalogue.list("?active=maybe").statusCode(400).body(json("details.field", contains("active")));
    }

    @Test
    void itIsFoundAsPeopleType() {
        catalogue.added("D-2391.a", "Resina, una superficie (molar)");
        catalogue.added("D7140", "Extracción simple");

        for (var typed : new String[] {
            "d-23", "D2391", "d 2391", "2391.A", "RESINA", "molar res", "sup una", "súperfície", "resina d23"
        }) {
            assertThat(catalogue.found(typed)).as(typed).containsExactly("D-2391.a");
        }
        assertThat(catalogue.found("extraccion")).containsExactly("D7140");
        assertThat(catalogue.found("d")).containsExactly("D7140", "D-2391.a");
        assertThat(catalogue.found(" ")).hasSize(2);
        for (var typed : new String[] {"esina", "resina simple", "%", "_", "-", "391"}) {
            assertThat(catalogue.found(typed)).as(typed).isEmpty();
        }
        catalogue.list("?q=ex&total=true").body(json("total", is(1)));
    }

    @Test
    void anotherClinicsIsNotThere() {
        var id = catalogue.added("D1", "x");
        var stranger = Catalogue.ofANewClinic();

        stranger.get(id)
                .statusCode(404)
                .body(json("code", is("PROCEDURE_NOT_FOUND")))
                .body(json("error", is("Procedure not found")));
        stranger.change(id, "{\"name\": \"y\"}").statusCode(404);
        stranger.list("").body(json("procedures", empty()));
        assertThat(stranger.take("code,name\nD1,y").extract().as(Json.class).<Integer>at("created"))
                .isOne();
        catalogue.get(id).body(json("name", is("x")));
    }

    @Test
    void ownersAndDentistsWriteAndTheOthersRead() {
        var id = catalogue.as(Roles.DENTIST).added("D1", "x");
        catalogue.as(Roles.DENTIST).change(id, "{\"name\": \"y\"}").statusCode(200);
        catalogue.as(Roles.DENTIST).take("code,name\nD2,x").statusCode(200);

        for (var role : new String[] {Roles.RECEPTIONIST, Roles.VIEWER}) {
            var reader = catalogue.as(role);
            reader.list("").statusCode(200);
            reader.get(id).statusCode(200);
            reader.add(RESIN).statusCode(403).body(json("code", is("FORBIDDEN")));
            reader.change(id, "{\"name\": \"z\"}").statusCode(403);
            reader.take("code,name\nD3,x").statusCode(403);
        }
        assertThat(catalogue.rows()).isEqualTo(2);
    }

    @Test
    void withoutACredentialThereIsNone() {
        var one = Catalogue.PROCEDURES + "/" + UUID.randomUUID();
        given().get(Catalogue.PROCEDURES).then().statusCode(401).body(json("code", is("UNAUTHENTICATED")));
        given().get(one).then().statusCode(401);
        given().contentType("application/json")
                .body(RESIN)
                .post(Catalogue.PROCEDURES)
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .body("{\"name\": \"x\"}")
                .patch(one)
                .then()
                .statusCode(401);
        given().contentType("text/csv")
                .body("code,name")
                .post(Catalogue.PROCEDURES + "/import")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    code     | null
                    code     | ""
                    code     | "\\u2003 \\t"
                    code     | "1234567890123456789012345678901"
                    code     | 5
                    code     | "a\\u0000"
                    name     | null
                    name     | "  "
                    price    | 0
                    price    | -1
                    price    | 1.001
                    price    | 1e400
                    price    | 10000000000
                    price    | "45"
                    category | ""
                    category | " "
                    category | "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901"
                    active   | "yes"
                    version  | 1
                    """)
    void whatCannotBeIsRefusedByName(String field, String value) {
        var id = catalogue.added("known", "x");
        var said = "\"%s\": %s".formatted(field, value);

        catalogue
                .add("{%s%s%s}"
                        .formatted(
                                said,
                                field.equals("code") ? "" : ", \"code\": \"D1\"",
                                field.equals("name") ? "" : ", \"name\": \"x\""))
                .statusCode(400)
                .body(json("details.field", hasItem(field)));
        catalogue.change(id, "{%s}".formatted(said)).statusCode(400).body(json("details.field", hasItem(field)));
        catalogue.get(id).header("ETag", is("\"1\""));
        assertThat(catalogue.rows()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"name\": "})
    void whatIsNoProcedureIsRefused(String body) {
        catalogue.add(body).statusCode(400);
        catalogue.change(catalogue.added("D1", "x"), body).statusCode(400);
    }

    @Test
    void theApiDescribesIt() {
        var api = given().accept("application/json").get("/q/openapi").as(Json.class);
        var all = "paths.'/api/dental/procedures'.";

        assertThat(api.getString(all + "get.operationId")).isEqualTo("listProcedures");
        assertThat(api.getString(all + "post.operationId")).isEqualTo("createProcedure");
        assertThat(api.getString("paths.'/api/dental/procedures/{id}'.get.operationId"))
                .isEqualTo("getProcedure");
        assertThat(api.getString("paths.'/api/dental/procedures/{id}'.patch.operationId"))
                .isEqualTo("updateProcedure");
        assertThat(api.getMap("paths.'/api/dental/procedures/import'.post.requestBody.content"))
                .containsOnlyKeys("text/csv", "application/x-ndjson");
        assertThat(api.getString(all + "post.responses.'201'.content.'application/json'.schema.'$ref'"))
                .endsWith("/ProcedureView");
        assertThat(api.getString("components.schemas.NewProcedure.examples[0].code"))
                .isEqualTo("D2391");
        assertThat(api.getMap("components.schemas.ProcedurePatch.properties"))
                .containsOnlyKeys(
                        "code", "name", "price", "vat_rate", "category", "active", "treat_area", "abbreviation");
    }
}
