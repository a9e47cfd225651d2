package org.molaris.clinic.dentalink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.molaris.clinic.dentalink.Surgery.assertSaid;
import static org.molaris.clinic.dentalink.Surgery.number;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.clinic.Agenda;
import org.molaris.test.Database;
import org.molaris.test.Json;

/** Where appointments may stand, as programs written for Dentalink read it. */
@QuarkusTest
class DentalinkStatesTest {

    private Agenda agenda;
    private Surgery surgery;

    @BeforeEach
    void aSurgery() {
        agenda = Agenda.open();
        surgery = new Surgery(agenda.practice());
    }

    @Test
    void oneHasAllItsFields() {
        var own = agenda.state("Anulado por teléfono", "cancelled");
        long n = number("appointment_state", own);
        var told = """
                {"id":%d,"nombre":"Anulado por teléfono","color":"%s","reservado":0,"anulacion":1,"uso_interno":%d,\
                "habilitado":%d,"links":[{"rel":"self","href":"http://localhost:%d/dentalink/api/v1/citas/estados/%d",\
                "method":"GET"}]}""";

        surgery.get("/citas/estados/" + n)
                .statusCode(200)
                .body(equalTo("{\"data\":" + told.formatted(n, "", 0, 1, RestAssured.port, n) + "}"));
        Database.execute(
                "update appointment_state set color = '#102030', internal_use = true, deleted_at = now() where id = ?",
                own);
        surgery.get("/citas/estados/%d/".formatted(n))
                .statusCode(200)
                .body(equalTo("{\"data\":" + told.formatted(n, "#102030", 1, 0, RestAssured.port, n) + "}"));
    }

    @Test
    void thoseOfTheFirstDayAreThere() {
        var all = surgery.get("/citas/estados").statusCode(200);

        all.body(json(
                "links.current", is("http://localhost:%d/dentalink/api/v1/citas/estados".formatted(RestAssured.port))));
        assertThat(named(all)).contains("No confirmado", "Anulado");
        surgery.get("/citas/estados/7").statusCode(200).body(json("data.nombre", is("No confirmado")));
        all.body(
                "data.links.href[0]",
                everyItem(is("http://localhost:%d/dentalink/api/v1/citas/estados/1".formatted(RestAssured.port))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'nombre':{'eq':'Pendiente'}}|Pendiente",
                "{'nombre':{'lk':'PENDI'}}|Pendiente",
                "{'reservado':{'eq':'0'}}|Pendiente,Descartado",
                "{'reservado':{'neq':'1'},'anulacion':{'eq':'1'}}|Descartado",
                "{'reservado':{'eq':'0'},'uso_interno':{'eq':'1'}}|Pendiente",
                "{'habilitado':{'eq':'0'}}|Descartado",
                "{'reservado':{'eq':'0'},'habilitado':{'eq':true}}|Pendiente",
            })
    void theyCanBeAskedFor(String q, String names) {
        var pending = agenda.state("Pendiente", "scheduled");
        Database.execute("update appointment_state set internal_use = true where id = ?", pending);
        agenda.delete("appointment_state", agenda.state("Descartado", "cancelled"));

        assertThat(named(surgery.get("/citas/estados?q="
                        + q.replace("'", "%22").replace("{", "%7B").replace("}", "%7D"))))
                .containsExactlyInAnyOrder(names.split(","));
    }

    @Test
    void manyGoOn() {
        for (int i = 0; i < 60; i++) {
            agenda.state("Estado " + i, "scheduled");
        }

        var first = surgery.get("/citas/estados?q=%7B%22reservado%22%3A%7B%22eq%22%3A%220%22%7D%7D")
                .statusCode(200)
                .body(json("data.size()", is(50)));
        var next = first.extract().as(Json.class).<String>at("links.next");
        assertThat(named(surgery.get("/citas/estados" + next.substring(next.indexOf('?')))))
                .hasSize(10)
                .last()
                .isEqualTo("Estado 59");
    }

    @Test
    void nobodyElsesIsThere() {
        long theirs = number("appointment_state", Agenda.open().state("Otro", "scheduled"));
        Database.execute("update appointment_state set number = 987654 where number = ? and name = 'Otro'", theirs);

        assertSaid(surgery.get("/citas/estados/987654"), 404, "El estado de la cita no existe");
        surgery.get("/citas/estados?q=%7B%22id%22%3A%7B%22eq%22%3A%22987654%22%7D%7D")
                .body(json("data", empty()));
    }

    private static List<String> named(ValidatableResponse answer) {
        return answer.statusCode(200).extract().as(Json.class).<List<Map<String, Object>>>at("data").stream()
                .map(each -> (String) each.get("nombre"))
                .toList();
    }
}
