package org.molaris.treatment.dentalink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.dentalink.Dentalink;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Json;
import org.molaris.treatment.Practice;

/** The catalogue as programs of Dentalink see it. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class DentalinkProceduresResourceTest {

    private static final String PROCEDURES = Dentalink.PATH + "/prestaciones";

    private static Practice practice;
    private static long extraction;
    private static long retired;

    /** One for all: requests can be sent only now. */
    @BeforeEach
    void aCatalogue() {
        if (practice == null) {
            practice = Practice.open();
            extraction = add("\"code\": \"D7140\", \"name\": \"Exodoncia\", \"price\": 120, \"category\": \"Cirugía\"");
            retired = add("\"code\": \"D1110\", \"name\": \"Limpieza 100%\", \"active\": false");
        }
    }

    private static long add(String fields) {
        var added = practice.owner()
                .call()
                .body("{" + fields + "}")
                .post("/api/dental/procedures")
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class);
        return (long) Database.value("select number from procedure_code where id = ?", added.getUUID("id"));
    }

    @Test
    void aProcedureIsOneOfTheCatalogue() {
        long category =
                (long) Database.value("select number from procedure_category where clinic_id = ?", practice.clinic());

        assertThat(get(PROCEDURES + "/" + extraction)).isEqualTo("""
                {"data":{"id":%1$d,"codigo":"D7140","nombre":"Exodoncia","id_categoria":%2$d,"categoria":"Cirugía",\
                "precio":120.00,"habilitado":1,"links":[\
                {"rel":"self","href":"/dentalink/api/v1/prestaciones/%1$d","method":"GET"}]}}""".formatted(extraction, category));
        assertThat(get(PROCEDURES + "/" + retired))
                .contains("\"id_categoria\":0,\"categoria\":\"\",\"precio\":0.00,\"habilitado\":0,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|11",
                "{\"habilitado\": {\"eq\": \"1\"}}|10",
                "{\"codigo\": {\"eq\": \"D1110\"}}|01",
                "{\"nombre\": {\"lk\": \"0%\"}}|01",
                "{\"nombre\": {\"lk\": \"EXO\"}}|10",
                "{\"precio\": {\"gte\": \"119.99\"}}|10",
                "{\"precio\": {\"eq\": \"0\"}}|01",
                "{\"categoria\": {\"eq\": \"Cirugía\"}}|10",
                "{\"id_categoria\": {\"gt\": \"0\"}}|10",
                "{\"id\": {\"eq\": \"0\"}}|00"
            })
    void aListIsOfWhatIsAskedFor(String q, String expected) {
        var ids = Stream.of(extraction, retired)
                .filter(id -> expected.charAt(id == extraction ? 0 : 1) == '1')
                .toArray(Long[]::new);

        assertThat(practice.owner()
                        .call()
                        .queryParam("q", q)
                        .get(PROCEDURES)
                        .then()
                        .statusCode(200)
                        .extract()
                        .as(Json.class)
                        .getList("data.id", Long.class))
                .containsExactly(ids);
    }

    @Test
    void whoeverFollowsTheLinksComesToTheEnd() {
        var many = Practice.open();
        Database.execute("""
                insert into procedure_code (id, clinic_id, code, name)
                select uuid_v7(), ?, 'C' || n, 'x' from generate_series(1, 51) n""", many.clinic());

        var first = many.owner().call().get(PROCEDURES).then().extract().as(Json.class);
        assertThat(first.getList("data")).hasSize(50);
        many.owner()
                .call()
                .urlEncodingEnabled(false)
                .get(first.getString("links.next"))
                .then()
                .statusCode(200)
                .body(json("data.size()", is(1)));
    }

    private static String get(String path) {
        return practice.owner()
                .call()
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replaceAll("http://[^/]+", "");
    }
}
