package org.molaris.treatment.rest.catalogue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.events.Topic;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.test.LongRequest;
import org.molaris.test.Passports;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class ProcedureImportTest {

    private static final String NDJSON = "application/x-ndjson";

    private Catalogue catalogue;

    @BeforeEach
    void aCatalogue() {
        catalogue = Catalogue.ofANewClinic();
    }

    @Test
    void aFileIsTakenInByItsCodesAndTheOthersHear() {
        var known = catalogue.added("D1", "Old name");
        var same = catalogue.added("D2", "x");
        var told = Instant.now();

        become(catalogue.take("""
                code,name,price,category,active
                d1,"New, name",45.5,Cirugía,
                D2,x,,,true
                D3,y,1200.00,,FALSE
                """), 1, 1, 1).body(json("rejected", empty()));

        catalogue
                .get(known)
                .header("ETag", is("\"2\""))
                .body(json("code", is("D1")))
                .body(json("name", is("New, name")))
                .body(json("price", is(45.50f)))
                .body(json("category", is("Cirugía")));
        catalogue.get(same).header("ETag", is("\"1\""));
        var added = catalogue.list("?q=D3").extract().as(Json.class);
        assertThat(added.getBoolean("procedures[0].active")).isFalse();

        assertThat(Events.of(Topic.TREATMENTS, known, 2))
                .extracting(Events.Published::type)
                .containsExactly("procedure-code-created", "procedure-code-updated");
        var event = Events.of(Topic.TREATMENTS, UUID.fromString(added.getString("procedures[0].id")), 1)
                .get(0);
        assertThat(event.type()).isEqualTo("procedure-code-created");
        assertThat(event.sequence()).isOne();
        assertThat(event.header("ce_actor")).isEqualTo("owner@test");
        assertThat(event.data().<String, Object>getMap("procedure_code"))
                .containsEntry("code", "D3")
                .containsEntry("active", false)
                .containsEntry("updated_at", added.at("procedures[0].updated_at"))
                .hasSize(16);
        assertThat(Instant.parse(event.data().getString("procedure_code.created_at")))
                .isAfterOrEqualTo(told);
        assertThat(event.raw().value()).contains("\"price\": 1200.00");
    }

    @Test
    void theSameFileAgainChangesNothingAndTellsNothing() {
        var file = "code;name;price;category\nD1;x;10.00;a\nD2;y;;\n";
        become(catalogue.take(file), 2, 0, 0);
        become(catalogue.take(file), 0, 0, 2);
        become(catalogue.take(file.replace("10.00", "11.00")), 0, 1, 1);

        var id =
                UUID.fromString(catalogue.list("?q=D1").extract().as(Json.class).at("procedures[0].id"));
        assertThat(Events.of(Topic.TREATMENTS, id, 2))
                .extracting(Events.Published::sequence)
                .containsExactly(1L, 2L);
    }

    @Test
    void aFileSaysWhatTaxAProcedureBears() {
        become(catalogue.take("code,name,IVA\nD1,x,22\nD2,y,\nD3,z,100.01\nD4,z,-1\nD5,z,1.005\nD6,z,x\n"), 2, 0, 0)
                .body(json("rejected.field", contains("vat_rate", "vat_rate", "vat_rate", "vat_rate")))
                .body(json("rejected.line", contains(4, 5, 6, 7)));
        become(catalogue.take("code,name,vat_rate\nD1,x,\nD2,y,4.5\n"), 0, 1, 1);
        become(catalogue.take("code,name\nD2,y\n"), 0, 0, 1);
        become(
                catalogue.take(
                        NDJSON,
                        "{\"code\": \"D2\", \"name\": \"y\", \"vat_rate\": 5}\n{\"code\": \"D7\", \"name\": \"y\", \"vat_rate\": 101}",
                        ""),
                0,
                1,
                0);

        catalogue.list("").body(json("procedures.vat_rate", contains(5.00f, 22.00f)));
    }

    @Test
    void aColumnThatTheFileDoesNotHaveStaysAndAnEmptyOneEmpties() {
        catalogue.add("{\"code\": \"D1\", \"name\": \"x\", \"price\": 10, \"category\": \"a\", \"active\": false}");

        become(catalogue.take("code,name\nD1,y\n"), 0, 1, 0);
        catalogue
                .list("?q=D1")
                .body(json("procedures[0].name", is("y")))
                .body(json("procedures[0].price", is(10.00f)))
                .body(json("procedures[0].category", is("a")))
                .body(json("procedures[0].active", is(false)));
        become(catalogue.take(NDJSON, "{\"code\": \"d1\", \"name\": \"y\", \"price\": null}", ""), 0, 1, 0);
        become(catalogue.take("code,name,category,active\nD1,y,,true\n"), 0, 1, 0);
        catalogue
                .list("?q=D1")
                .body(json("procedures[0].price", nullValue()))
                .body(json("procedures[0].category", nullValue()))
                .body(json("procedures[0].active", is(true)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ,x,,,                    | code     | must be text of 1 to 30 characters
                    1234567890123456789012345678901,x,,, | code | must be text of 1 to 30 characters
                    D9,,,,                   | name     | must be text of 1 to 500 characters
                    D9,x,"45,50",,           | price    | must be written with a point, and without a comma, such as 1200.50
                    D9,x,"1,200.00",,        | price    | must be written with a point, and without a comma, such as 1200.50
                    D9,x,1.200,,             | price    | must have at most two decimals
                    D9,x,$45,,               | price    | must be a plain decimal, such as 1200.50
                    D9,x,1e3,,               | price    | must be a plain decimal, such as 1200.50
                    D9,x,0,,                 | price    | must be more than 0 and at most 9999999999.99, with at most two decimals
                    D9,x,-5,,                | price    | must be more than 0 and at most 9999999999.99, with at most two decimals
                    D9,x,10000000000,,       | price    | must be more than 0 and at most 9999999999.99, with at most two decimals
                    D9,x,,,si                | active   | must be true or false
                    D9,x,45,50,,             |          | has 6 fields, and the header 5
                    D9,x                     |          | has 2 fields, and the header 5
                    d1,again,,,              | code     | is the code of line 2
                    """, quoteCharacter = '`')
    void aBadRowIsReportedAndTheOthersAreTaken(String row, String field, String message) {
        var taken = become(catalogue.take("code,name,price,category,active\nD1,x,,,\n" + row + "\nD2,y,,,\n"), 2, 0, 0);

        taken.body(json("rejected", hasSize(1)))
                .body(json("rejected[0].line", is(3)))
                .body(json("rejected[0].field", equalTo(field)))
                .body(json("rejected[0].message", is(message)));
        catalogue.list("").body(json("procedures.code", contains("D2", "D1")));
    }

    @Test
    void eachLineOfNdjsonStandsAlone() {
        become(catalogue.take(NDJSON, """
                {"code": "D1", "name": "x", "price": 10.5}

                {"code": "D2", "name":
                {"code": "D3", "name": "x", "price": "10"}
                {"code": "D4", "name": "x", "pirce": 10}
                [1]
                null
                {"name": "x", "price": 1.001}
                {"code": 5, "name": "x"}
                {"code": "D5", "name": "y", "active": false}
                """, ""), 2, 0, 0)
                .body(json("rejected.line", contains(3, 4, 5, 6, 7, 8, 8, 9)))
                .body("rejected.find { it.line == 3 }.message", is("is not valid JSON"))
                .body("rejected.find { it.line == 4 }", hasEntry("message", "must be a number"))
                .body("rejected.find { it.line == 5 }", hasEntry("field", "pirce"))
                .body("rejected.find { it.line == 6 }.message", is("must be a JSON object"))
                .body("rejected.find { it.line == 7 }.message", is("must be a JSON object"))
                .body("rejected.findAll { it.line == 8 }.field.sort()", contains("code", "price"))
                .body("rejected.find { it.line == 9 }.field", is("code"));
    }

    @Test
    void aFileFromASpreadsheetIsRead() {
        become(
                        catalogue.take(
                                "\uFEFFCódigo;Nombre;Precio;Categoría\r\nD1;\"Dos\r\nlíneas \"\"y\"\" más\";10.5;\r\n\r\nD2;y;x;\r\n"),
                        1,
                        0,
                        0)
                .body(json("rejected.line", contains(5)));
        catalogue.list("").body(json("procedures.name", contains("Dos\r\nlíneas \"y\" más")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ``                         | Line 1 has no header: the file is empty
                    `code,price\nD1,1\n`       | Line 1 has no column name
                    `code,name,nombre\nD1,x,x` | Line 1 has two columns of one meaning: name
                    `code,name,pirce\nD1,x,1`  | Line 1 has the column 'pirce', and only code, name, price, category, active and vat_rate are known
                    `code,name\nD1,x\nD2,"y\n` | Line 3 has a quote that is never closed
                    """, quoteCharacter = '`')
    void aFileOfWhichNobodyCanSayWhatItMeansIsRefused(String file, String reason) {
        catalogue
                .take(file.replace("\\n", "\n"))
                .statusCode(400)
                .body(json("code", is("UNREADABLE_FILE")))
                .body(json("details[0].message", is(reason)));
        assertThat(catalogue.rows()).isZero();
    }

    @Test
    void aFileInAnotherCharsetIsRefused() {
        catalogue
                .caller()
                .call()
                .contentType("text/csv")
                .body("code,name\nD1,Extracción\n".getBytes(ISO_8859_1))
                .post(Catalogue.PROCEDURES + "/import")
                .then()
                .statusCode(400)
                .body(json("details[0].message", is("Line 2 is not valid UTF-8")));
    }

    @Test
    void aDryRunSaysTheSameAndWritesNothing() {
        var known = catalogue.added("D1", "x");
        var file = "code,name\nD1,y\nD2,z\nD2,again\n,w\n";
        var key = UUID.randomUUID().toString();

        var foreseen = become(take(key, file, "?dry_run=true"), 1, 1, 0).body(json("rejected.line", contains(4, 5)));
        assertThat(catalogue.rows()).isOne();
        catalogue.get(known).header("ETag", is("\"1\""));

        take(key, file, "").body(equalTo(foreseen.extract().asString()));
        assertThat(catalogue.rows()).isEqualTo(2);
        become(take(key, file, ""), 1, 1, 0).header("Idempotency-Replayed", is("true"));
        become(catalogue.take(file), 0, 0, 2);
    }

    @Test
    void filesAndPeopleAtOnceLoseNothing() {
        var id = catalogue.added("D1", "x");
        var file = IntStream.rangeClosed(1, 50)
                .mapToObj(nth -> "D" + nth + ",from the file")
                .collect(Collectors.joining("\n", "code,name\n", "\n"));

        Crowd.all(9, nth -> switch (nth % 3) {
            case 0 -> catalogue.take(file).statusCode(200);
            case 1 -> catalogue.change(id, "{\"price\": 45}").statusCode(200);
            default -> catalogue.add("{\"code\": \"d50\", \"name\": \"by hand\"}");
        });

        assertThat(catalogue.rows()).isEqualTo(50);
        catalogue.get(id).body(json("price", is(45.00f))).body(json("name", is("from the file")));
    }

    /** Also when the database has counted before: it takes a clinic that it has not seen for one of few rows. */
    @Test
    void fiveThousandRowsAreOneStatement() {
        Database.execute("""
                insert into procedure_code (id, clinic_id, code, name)
                select gen_random_uuid(), clinic, 'Z' || n, 'x'
                  from (select gen_random_uuid() as clinic from generate_series(1, 40)) others, generate_series(1, 250) n""");
        Database.execute("analyze procedure_code");
        var file = IntStream.range(0, 5000)
                .mapToObj(nth -> "D%04d,Procedimiento número %d,%d.50".formatted(nth, nth, nth + 1))
                .collect(Collectors.joining("\n", "code,name,price\n", "\n"));

        become(catalogue.take(file), 5000, 0, 0);
        assertThat(statementsThatWrote()).isOne();
        become(catalogue.take(file.replace(".50", ".75")), 0, 5000, 0);
        assertThat(statementsThatWrote()).isOne();
        assertThat(catalogue.found("numero 4999 proc")).containsExactly("D4999");
    }

    @Test
    void aFileThatIsTooLongIsRefused() {
        catalogue
                .take("code,name\n" + "D,x\n".repeat(10_001))
                .statusCode(400)
                .body(json("details[0].message", containsString("one row too many")));
        var passport = Passports.of(catalogue.caller().clinic(), Roles.OWNER);
        assertThat(LongRequest.answerTo("POST", Catalogue.PROCEDURES + "/import", passport, "text/csv", (1 << 20) + 1))
                .startsWith("HTTP/1.1 413");
        assertThat(catalogue.rows()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain"})
    void anotherTypeIsNotTaken(String type) {
        catalogue.take(type, "code,name\nD1,x\n", "").statusCode(415);
    }

    /** How many wrote the rows as they are: the database keeps with each row which command of which transaction it was. */
    private long statementsThatWrote() {
        return (long) Database.value(
                "select count(distinct (xmin::text, cmin::text)) from procedure_code where clinic_id = ?",
                catalogue.caller().clinic());
    }

    private ValidatableResponse take(String key, String file, String query) {
        return catalogue
                .caller()
                .call(key)
                .contentType("text/csv")
                .body(file.getBytes(UTF_8))
                .post(Catalogue.PROCEDURES + "/import" + query)
                .then();
    }

    private static ValidatableResponse become(ValidatableResponse answer, int created, int updated, int unchanged) {
        return answer.statusCode(200)
                .body(json("created", is(created)))
                .body(json("updated", is(updated)))
                .body(json("unchanged", is(unchanged)));
    }
}
