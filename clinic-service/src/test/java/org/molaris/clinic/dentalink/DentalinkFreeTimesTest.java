package org.molaris.clinic.dentalink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.molaris.clinic.dentalink.Surgery.assertNobodyComesInAt;
import static org.molaris.clinic.dentalink.Surgery.assertSaid;
import static org.molaris.clinic.dentalink.Surgery.number;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.hamcrest.MatcherAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Agenda;
import org.molaris.clinic.Practice;
import org.molaris.test.Json;
import org.molaris.test.Passports;

/** Free times, asked for in a body that comes with a GET. */
@QuarkusTest
class DentalinkFreeTimesTest {

    private static final String PATH = "/horariosdisponibles";
    private static final ZoneId ZONE = ZoneId.of("America/El_Salvador");

    /** A Monday. */
    private static final String DAY = "2030-03-04";

    private Surgery surgery;
    private Agenda agenda;
    private UUID dentist;
    private long d;

    @BeforeEach
    void aDentistWhoIsThereInTheMorning() {
        surgery = new Surgery(Practice.open());
        agenda = Agenda.of(surgery.practice());
        dentist = agenda.operator(30);
        d = number("operator", dentist);
        agenda.open(dentist, "08:00", "10:00");
    }

    @Test
    void theyAreOpeningHoursLessWhatIsTakenByDentistAndDay() {
        agenda.appointment(dentist, agenda.chair(), at("08:30"), at("08:40"), "confirmed");

        ask("""
                {"ids_dentista": [%d], "fecha_inicio": "2030-03-04", "fecha_fin": "2030-03-05"}""".formatted(d)).statusCode(200).body(says("""
                {"data": {"%d": {
                 "2030-03-04": [{"hora_inicio": "08:00:00", "intervalo": 30}, {"hora_inicio": "09:00:00", "intervalo": 30},
                                {"hora_inicio": "09:30:00", "intervalo": 30}],
                 "2030-03-05": [{"hora_inicio": "08:00:00", "intervalo": 30}, {"hora_inicio": "08:30:00", "intervalo": 30},
                                {"hora_inicio": "09:00:00", "intervalo": 30}, {"hora_inicio": "09:30:00", "intervalo": 30}]}}}""".formatted(d)));
    }

    @Test
    void eachDentistHasTheirOwnIntervalUnlessADurationIsNamed() {
        var other = agenda.operator(60);
        long o = number("operator", other);
        agenda.open(other, "08:00", "10:00");
        var body = "{\"ids_dentista\": [%d, \"%d\"], \"fecha_inicio\": \"%s\", \"fecha_fin\": \"%3$s\"%%s}"
                .formatted(d, o, DAY);

        ask(body.formatted(""))
                .body(times(d, "08:00:00", "08:30:00", "09:00:00", "09:30:00"))
                .body(times(o, "08:00:00", "09:00:00"))
                .body(json("data." + o + "." + DAY + ".intervalo", everyItem(is(60))));
        ask(body.formatted(", \"duracion\": 90"))
                .body(times(d, "08:00:00", "08:30:00"))
                .body(times(o, "08:00:00"))
                .body(json("data." + o + "." + DAY + ".intervalo", everyItem(is(90))));
    }

    @Test
    void whoIsNotAskedForIsNotThereAndWhoHasNoTimeIsThereWithoutDays() {
        var other = agenda.operator(60);
        long o = number("operator", other);
        agenda.hours(other, null, 7, LocalTime.of(8, 0), LocalTime.of(10, 0), "both");

        ask("{\"ids_dentista\": [%d], \"fecha_inicio\": \"%s\", \"fecha_fin\": \"%2$s\"}".formatted(o, DAY))
                .body(json("data." + o, anEmptyMap()))
                .body(json("data", not(hasKey(String.valueOf(d)))));
        ask("{\"fecha_inicio\": \"%s\", \"fecha_fin\": \"%1$s\"}".formatted(DAY))
                .body(json("data", not(hasKey(String.valueOf(o)))))
                .body(json("data", hasKey(String.valueOf(d))));
    }

    @Test
    void aBranchHasItsOwnHoursAndChairs() {
        var here = agenda.branch();
        var there = agenda.branch();
        var visiting = agenda.operator(60);
        long v = number("operator", visiting);
        agenda.hours(visiting, here, 1, LocalTime.of(8, 0), LocalTime.of(9, 0), "both");
        agenda.hours(visiting, there, 1, LocalTime.of(9, 0), LocalTime.of(10, 0), "both");
        var chair = agenda.chair(there, null);
        var body = "{\"ids_dentista\": [%d], \"id_sucursal\": %%d, \"fecha_inicio\": \"%s\", \"fecha_fin\": \"%2$s\"}"
                .formatted(v, DAY);

        ask(body.formatted(number("branch", here))).body(times(v, "08:00:00"));
        ask(body.formatted(number("branch", there))).body(times(v, "09:00:00"));
        agenda.block(null, null, there, at("09:00"), at("09:15"));
        ask(body.formatted(number("branch", there))).body(json("data." + v, anEmptyMap()));
        ask(body.formatted(number("branch", here))).body(times(v, "08:00:00"));
        agenda.appointment(null, chair, at("08:00"), at("09:00"), "scheduled");
        ask(body.formatted(number("branch", here))).body(times(v, "08:00:00"));
    }

    @Test
    void theQueryDoesWhereNoBodyCanBeSent() {
        var other = agenda.operator(60);
        long o = number("operator", other);
        agenda.open(other, "08:00", "09:00");
        var days = "&fecha_inicio=%s&fecha_fin=%1$s".formatted(DAY);

        for (var ids : List.of(
                "ids_dentista=%d,%d", "ids_dentista[]=%d&ids_dentista[]=%d", "ids_dentista=%d&ids_dentista=%d")) {
            surgery.get(PATH + "?" + ids.formatted(d, o).replace("[", "%5B").replace("]", "%5D") + days)
                    .statusCode(200)
                    .body(times(o, "08:00:00"))
                    .body(times(d, "08:00:00", "08:30:00", "09:00:00", "09:30:00"));
        }
        surgery.get(PATH + "?ids_dentista=" + d + "&duracion=120" + days).body(times(d, "08:00:00"));
    }

    /** As node and Python send it: with a length, or in pieces; with a type, another type, or none; with a slash behind. */
    @ParameterizedTest
    @CsvSource({
        "/,  application/json, false",
        "'', application/json, true",
        "/,  text/plain,       false",
        "'', ,                 true",
    })
    void theBodyArrivesHoweverItIsSent(String slash, String type, boolean inPieces)
            throws IOException, InterruptedException {
        var body = "{\"ids_dentista\": [%d], \"fecha_inicio\": \"%s\", \"fecha_fin\": \"%2$s\"}".formatted(d, DAY);
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + Surgery.API + PATH + slash))
                .version(HttpClient.Version.HTTP_1_1)
                .header(
                        "Authorization",
                        "Bearer " + Passports.of(surgery.practice().id(), Roles.OWNER))
                .method(
                        "GET",
                        inPieces
                                ? BodyPublishers.fromPublisher(BodyPublishers.ofString(body))
                                : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }

        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());

        MatcherAssert.assertThat(answer.statusCode(), is(200));
        MatcherAssert.assertThat(answer.body(), times(d, "08:00:00", "08:30:00", "09:00:00", "09:30:00"));
    }

    @Test
    void withoutDaysItIsTheNextWeekFromNow() {
        ask("{\"ids_dentista\": [%d], \"duracion\": 120}".formatted(d))
                .statusCode(200)
                .body(json("data." + d + ".size()", oneOf(6, 7)));
    }

    @Test
    void whatIsOfferedNativelyIsOfferedHere() {
        var found = agenda.slots("?from=2030-03-04&to=2030-03-04&duration=30&operator_id=" + dentist)
                .extract()
                .as(Json.class)
                .<List<String>>at("slots.starts_at");

        ask("{\"ids_dentista\": [%d], \"fecha_inicio\": \"%s\", \"fecha_fin\": \"%2$s\"}".formatted(d, DAY))
                .body(times(
                        d,
                        found.stream()
                                .map(start -> Instant.parse(start).atZone(ZONE).toLocalTime() + ":00")
                                .toArray(String[]::new)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"fecha_inicio\": \"2030-02-31\" | El parámetro fecha_inicio debe tener el formato AAAA-MM-DD",
                "\"fecha_fin\": \"mañana\" | El parámetro fecha_fin debe tener el formato AAAA-MM-DD",
                "\"fecha_inicio\": \"2030-03-04\", \"fecha_fin\": \"2030-03-03\" | fecha_fin no puede ser anterior a fecha_inicio, y el rango no puede superar 62 días",
                "\"fecha_inicio\": \"2030-03-04\", \"fecha_fin\": \"2030-05-07\" | fecha_fin no puede ser anterior a fecha_inicio, y el rango no puede superar 62 días",
                "\"ids_dentista\": 7 | El parámetro ids_dentista no es válido",
                "\"ids_dentista\": [\"x\"] | El parámetro ids_dentista no es válido",
                "\"ids_dentista\": [-1] | El parámetro ids_dentista no es válido",
                "\"id_sucursal\": \"x\" | El parámetro id_sucursal no es válido",
                "\"duracion\": 0 | duracion debe estar entre 5 y 720 minutos",
                "\"duracion\": 721 | duracion debe estar entre 5 y 720 minutos",
            })
    void nonsenseIsRefused(String field, String sentence) {
        assertSaid(ask("{" + field + "}"), 400, sentence);
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertSaid(ask("{\"ids_dentista\": [1"), 400, "El cuerpo no es JSON válido");
        assertSaid(ask("[1]"), 400, "El cuerpo debe ser un objeto JSON");
        assertSaid(surgery.get(PATH + "?ids_dentista=1,,2"), 400, "El parámetro ids_dentista no es válido");
        assertSaid(
                surgery.get(PATH + "?fecha_inicio=4/3/2030"),
                400,
                "El parámetro fecha_inicio debe tener el formato AAAA-MM-DD");
    }

    @Test
    void anotherClinicsDentistAndBranchAreNotThere() {
        var another = Agenda.open();
        long theirs = number("operator", another.operator());
        long branch = number("branch", another.branch());

        assertSaid(ask("{\"ids_dentista\": [%d, %d]}".formatted(d, theirs)), 404, "Dentista no encontrado");
        assertSaid(ask("{\"id_sucursal\": %d}".formatted(branch)), 404, "Sucursal no encontrada");
        agenda.delete("operator", dentist);
        assertSaid(ask("{\"ids_dentista\": [%d]}".formatted(d)), 404, "Dentista no encontrado");
    }

    @Test
    void theDescriptionHasTheSameNames() {
        var api = given().accept("application/json").get("/q/openapi").as(Json.class);
        var path = "paths.'" + Surgery.API;

        assertThat(api.<List<String>>at(path + PATH + "'.get.parameters.name"))
                .containsExactly("ids_dentista", "id_sucursal", "fecha_inicio", "fecha_fin", "duracion");
        assertThat(api.<Map<String, ?>>at("components.schemas.DentalinkFreeTimesWish.properties"))
                .containsOnlyKeys("ids_dentista", "id_sucursal", "fecha_inicio", "fecha_fin", "duracion");
        assertThat(api.<Boolean>at(path + PATH + "'.get.requestBody.required")).isNotEqualTo(true);
        assertThat(api.<List<String>>at(path + "/dentistas'.get.parameters.name"))
                .containsExactly("q", "cursor");
        assertThat(api.<String>at(path + "/sucursales/{branch}/dentistas/{dentist}/agendas'.get.operationId"))
                .isEqualTo("dentalinkGetAgenda");
        assertThat(api.<Map<String, ?>>at("components.schemas.DentalinkDentist.properties"))
                .containsKeys("id_especialidad", "agenda_online", "horarios_sucursal");
    }

    @Test
    void nobodyComesInWithoutAToken() {
        assertNobodyComesInAt(PATH);
        given().contentType(ContentType.JSON)
                .body("{")
                .get(Surgery.API + PATH)
                .then()
                .statusCode(401);
        Practice.administrator().call().get(Surgery.API + PATH).then().statusCode(403);
        surgery.practice()
                .as(Roles.VIEWER)
                .call()
                .get(Surgery.API + PATH)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse ask(String body) {
        return surgery.practice()
                .owner()
                .call()
                .body(body)
                .get(Surgery.API + PATH)
                .then();
    }

    private static Matcher<String> times(long dentist, String... times) {
        return json("data." + dentist + "." + DAY + ".hora_inicio", contains(times));
    }

    private static Matcher<String> says(String json) {
        return json("$", is(Json.of(json).<Map<String, Object>>at("$")));
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(DAY + "T" + time).atZone(ZONE).toInstant();
    }
}
