package org.molaris.clinic.dentalink;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.clinic.dentalink.Surgery.assertNobodyComesInAt;
import static org.molaris.clinic.dentalink.Surgery.assertSaid;
import static org.molaris.clinic.dentalink.Surgery.number;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Agenda;
import org.molaris.clinic.Practice;
import org.molaris.test.Json;

/** Times that are not to be booked. */
@QuarkusTest
class DentalinkBlocksTest {

    private static final String PATH = "/horariosbloqueados";
    private static final ZoneId ZONE = ZoneId.of("America/Santiago");

    private Surgery surgery;
    private Agenda agenda;

    @BeforeEach
    void aPractice() {
        surgery = Surgery.open("America/Santiago");
        agenda = Agenda.of(surgery.practice());
    }

    @Test
    void whatIsBlockedNativelyIsBlockedHere() {
        var branch = agenda.branch();
        var dentist = agenda.operator();
        var chair = agenda.chair(branch, null);
        long id = surgery.added("blocks", """
                {"operator_id": "%s", "chair_id": "%s", "starts_at": "2030-01-02T12:00:00Z",
                 "ends_at": "2030-01-03T03:00:00Z", "reason": "Vacaciones"}""".formatted(dentist, chair));
        long whole = surgery.added("blocks", """
                {"starts_at": "2030-09-18T03:00:00Z", "ends_at": "2030-09-19T03:00:00Z"}""");

        surgery.get(PATH)
                .statusCode(200)
                .body(json(
                        "data",
                        is(Json.of("""
                [{"id": %1$d, "id_dentista": %3$d, "nombre_dentista": "Ana", "id_sucursal": %4$d,
                  "nombre_sucursal": "Centro", "id_sillon": %5$d, "nombre_sillon": "Sillón", "fecha": "2030-01-02",
                  "fecha_inicio": "2030-01-02", "hora_inicio": "09:00:00", "fecha_fin": "2030-01-03",
                  "hora_fin": "00:00:00", "comentario": "Vacaciones", "links": [
                  {"rel": "dentistas", "href": "%6$s/dentistas/%3$d", "method": "GET"},
                  {"rel": "sucursales", "href": "%6$s/sucursales/%4$d", "method": "GET"},
                  {"rel": "sillones", "href": "%6$s/sillones/%5$d", "method": "GET"}]},
                 {"id": %2$d, "id_dentista": 0, "nombre_dentista": "", "id_sucursal": 0, "nombre_sucursal": "",
                  "id_sillon": 0, "nombre_sillon": "", "fecha": "2030-09-18", "fecha_inicio": "2030-09-18",
                  "hora_inicio": "00:00:00", "fecha_fin": "2030-09-19", "hora_fin": "00:00:00", "comentario": "",
                  "links": []}]""".formatted(
                                                id,
                                                whole,
                                                number("operator", dentist),
                                                number("branch", branch),
                                                number("chair", chair),
                                                "http://localhost:" + RestAssured.port + Surgery.API))
                                .<Object>at("$"))));
        surgery.delete("blocks", "block", whole);
        ids("{}", id);
    }

    @Test
    void thoseOfSomebodyAreTheirsAndWhatHoldsForAll() {
        var here = agenda.branch();
        var there = agenda.branch();
        var ada = agenda.operator();
        var bea = agenda.operator();
        var chair = agenda.chair(here, null);
        long adas = block(ada, null, null);
        long beas = block(bea, null, there);
        long chairs = block(null, chair, null);
        long all = block(null, null, null);

        ids("{\"id_dentista\":{\"eq\":\"%d\"}}".formatted(number("operator", ada)), adas, chairs, all);
        ids("{\"id_dentista\":{\"neq\":\"%d\"}}".formatted(number("operator", ada)), beas, chairs, all);
        ids("{\"id_dentista\":{\"eq\":\"0\"}}", chairs, all);
        ids("{\"id_sucursal\":{\"eq\":\"%d\"}}".formatted(number("branch", here)), adas, chairs, all);
        ids("{\"id_sucursal\":{\"eq\":\"%d\"}}".formatted(number("branch", there)), adas, beas, all);
        ids("{\"id_sillon\":{\"eq\":\"%d\"}}".formatted(number("chair", chair)), adas, beas, chairs, all);
        ids("{\"id_sillon\":{\"gt\":\"0\"}}", chairs);
        ids("{\"id\":[{\"gte\":\"%d\"},{\"lt\":\"%d\"}]}".formatted(beas, all), beas, chairs);
    }

    /** By the clinic's clock, until midnight: what ends then is not there on the next day. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fecha\":{\"eq\":\"2030-03-04\"}}                              | a",
                "{\"fecha\":{\"eq\":\"2030-03-05\"}}                              | b",
                "{\"fecha\":{\"eq\":\"2030-03-06\"}}                              | b",
                "{\"fecha\":{\"eq\":\"2030-03-07\"}}                              | ",
                "{\"fecha\":{\"neq\":\"2030-03-06\"}}                             | ac",
                "{\"fecha\":{\"gt\":\"2030-03-05\"}}                              | bc",
                "{\"fecha\":{\"gte\":\"2030-03-05\"}}                             | bc",
                "{\"fecha\":{\"gte\":\"2030-03-07\"}}                             | c",
                "{\"fecha\":{\"lt\":\"2030-03-05\"}}                              | a",
                "{\"fecha\":{\"lte\":\"2030-03-05\"}}                             | ab",
                "{\"fecha\":[{\"gte\":\"2030-03-06\"},{\"lte\":\"2030-03-09\"}]}  | b",
                "{\"fecha_inicio\":{\"eq\":\"2030-03-05\"}}                       | b",
                "{\"fecha_fin\":{\"eq\":\"2030-03-07\"}}                          | b",
                "{\"fecha_fin\":{\"gt\":\"2030-03-07\"}}                          | c",
                "{\"comentario\":{\"eq\":\"\"}}                                   | abc",
                "{\"comentario\":{\"lk\":\"x\"}}                                  | ",
            })
    void thoseOfADayAreAllThatReachIntoIt(String q, String which) {
        var a = number("block", agenda.block(null, null, null, at("2030-03-04T09:00"), at("2030-03-05T00:00")));
        var b = number("block", agenda.block(null, null, null, at("2030-03-05T23:00"), at("2030-03-07T00:00")));
        var c = number("block", agenda.block(null, null, null, at("2030-03-10T00:00"), at("2030-03-10T01:00")));

        ids(
                q,
                which == null
                        ? new Long[0]
                        : which.chars()
                                .mapToObj(letter -> letter == 'a' ? a : letter == 'b' ? b : c)
                                .toArray(Long[]::new));
    }

    @Test
    void aLongListGoesOn() {
        for (int nth = 0; nth < 51; nth++) {
            block(null, null, null);
        }
        String next = surgery.get(PATH, "{\"fecha\":{\"eq\":\"2030-03-04\"}}")
                .body(json("data", hasSize(50)))
                .extract()
                .as(Json.class)
                .at("links.next");

        surgery.get(next.substring(next.indexOf(PATH)))
                .body(json("data", hasSize(1)))
                .body(json("links.next", nullValue()));
    }

    @Test
    void nonsenseIsRefused() {
        assertSaid(
                surgery.get(PATH, "{\"fecha\":{\"eq\":\"ayer\"}}"),
                400,
                "El parámetro fecha debe tener el formato AAAA-MM-DD");
        assertSaid(surgery.get(PATH, "{\"fecha\":{\"lk\":\"2030\"}}"), 400, "q no conoce el operador lk para fecha");
        assertSaid(surgery.get(PATH, "{\"id_dentista\":{\"eq\":\"x\"}}"), 400, "El parámetro id_dentista no es válido");
    }

    @Test
    void anotherClinicsAreNotSeen() {
        var another = Agenda.open();
        another.block(null, null, null, at("2030-03-04T09:00"), at("2030-03-04T10:00"));

        surgery.get(PATH).statusCode(200).body(json("data", empty()));
    }

    @Test
    void nobodyComesInWithoutAToken() {
        assertNobodyComesInAt(PATH);
        Practice.administrator().call().get(Surgery.API + PATH).then().statusCode(403);
        surgery.practice()
                .as(Roles.VIEWER)
                .call()
                .get(Surgery.API + PATH)
                .then()
                .statusCode(200);
    }

    private void ids(String q, Long... ids) {
        surgery.get(PATH, q)
                .statusCode(200)
                .body(json(
                        "data.id", is(List.of(ids).stream().map(Long::intValue).toList())));
    }

    private long block(UUID operator, UUID chair, UUID branch) {
        return number("block", agenda.block(operator, chair, branch, at("2030-03-04T09:00"), at("2030-03-04T10:00")));
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }
}
