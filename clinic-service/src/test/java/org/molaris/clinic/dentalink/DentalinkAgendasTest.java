package org.molaris.clinic.dentalink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.molaris.clinic.dentalink.Surgery.assertNobodyComesInAt;
import static org.molaris.clinic.dentalink.Surgery.assertSaid;
import static org.molaris.clinic.dentalink.Surgery.number;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Agenda;
import org.molaris.clinic.Practice;
import org.molaris.test.Database;
import org.molaris.test.Json;

/** A dentist's days in a branch, time by time and chair by chair. */
@QuarkusTest
class DentalinkAgendasTest {

    private static final ZoneId ZONE = ZoneId.of("America/Santiago");

    /** A Monday. */
    private static final String DAY = "2030-03-04";

    private Surgery surgery;
    private Agenda agenda;
    private UUID branch;
    private UUID dentist;
    private UUID one;
    private UUID other;
    private String path;

    @BeforeEach
    void aDentistWhoIsThereInTheMorningAndTwoChairs() {
        surgery = Surgery.open("America/Santiago");
        agenda = Agenda.of(surgery.practice());
        branch = agenda.branch();
        dentist = agenda.operator(30);
        agenda.open(dentist, "09:00", "11:00");
        one = agenda.chair(branch, null);
        other = agenda.chair(null, null);
        agenda.chair(agenda.branch(), null);
        agenda.delete("chair", agenda.chair(branch, null));
        path = path(branch, dentist);
    }

    @Test
    void eachChairOfTheBranchIsFreeOrNot() {
        agenda.appointment(null, one, at("09:30"), at("10:00"), "scheduled");
        agenda.appointment(dentist, other, at("10:00"), at("10:10"), "confirmed");
        agenda.appointment(dentist, one, at("10:30"), at("11:00"), "cancelled");
        agenda.appointment(dentist, agenda.overbookingChair(), at("09:00"), at("09:30"), "scheduled");

        day("").statusCode(200).body(says("""
                {"data": {"fechas": {"2030-03-04": {"horas": {
                 "09:00": {"sillones": {"%1$d": true, "%2$d": true}},
                 "09:30": {"sillones": {"%1$d": false, "%2$d": true}},
                 "10:00": {"sillones": {"%1$d": false, "%2$d": false}},
                 "10:30": {"sillones": {"%1$d": true, "%2$d": true}}}}}}}""".formatted(chair(one), chair(other))));
    }

    @Test
    void withDetailsItSaysWhatAChairIsTakenFor() {
        var patient = surgery.practice().patient("Fernanda", "Risopatrón");
        var visit = agenda.appointment(dentist, one, at("09:30"), at("10:15"), "confirmed");
        Database.execute("update appointment set patient_id = ?, description = 'Control' where id = ?", patient, visit);
        var block = agenda.block(dentist, null, null, at("10:30"), at("10:45"));
        Database.execute("update block set reason = 'Reunión' where id = ?", block);

        var hours = day(",\"mostrar_detalles\":{\"eq\":\"1\"}").statusCode(200);

        hours.body(sillones("09:00", "{\"%d\": true, \"%d\": true}".formatted(chair(one), chair(other))));
        var said = """
                {"tipo": "cita", "id": %d, "id_paciente": %d, "nombre_paciente": "Fernanda Risopatrón", "id_dentista": %d,
                 "nombre_dentista": "Ana", "id_estado": %d, "estado_cita": "%s", "hora_inicio": "09:30:00",
                 "hora_fin": "10:15:00", "comentario": "Control"}""".formatted(
                number("appointment", visit),
                number("patient", patient),
                number("operator", dentist),
                number("appointment_state", agenda.reserved("confirmed")),
                Database.value("select name from appointment_state where id = ?", agenda.reserved("confirmed")));
        for (var time : List.of("09:30", "10:00")) {
            hours.body(sillones(time, "{\"%d\": %s, \"%d\": false}".formatted(chair(one), said, chair(other))));
        }
        var blocked = """
                {"tipo": "bloqueo", "id": %d, "id_paciente": 0, "nombre_paciente": "", "id_dentista": 0,
                 "nombre_dentista": "", "id_estado": 0, "estado_cita": "", "hora_inicio": "10:30:00",
                 "hora_fin": "10:45:00", "comentario": "Reunión"}""".formatted(number("block", block));
        hours.body(sillones("10:30", "{\"%d\": %s, \"%d\": %2$s}".formatted(chair(one), blocked, chair(other))));
        day(",\"mostrar_detalles\":{\"eq\":\"0\"}")
                .body(sillones("10:30", "{\"%d\": false, \"%d\": false}".formatted(chair(one), chair(other))));
    }

    @Test
    void blocksOfAChairOfTheBranchOrOfTheClinicCountWhereTheyAre() {
        agenda.block(null, one, null, at("09:00"), at("09:30"));
        agenda.block(null, null, branch, at("09:30"), at("10:00"));
        agenda.block(null, null, null, at("10:00"), at("10:30"));
        agenda.block(null, null, agenda.branch(), at("10:30"), at("11:00"));
        agenda.block(agenda.operator(), null, null, at("10:30"), at("11:00"));

        day("").body(free(one, false, false, false, true)).body(free(other, true, false, false, true));
    }

    @Test
    void whatIsFreeHereIsWhatFreeTimesAre() {
        agenda.appointment(dentist, one, at("09:20"), at("09:40"), "scheduled");
        agenda.appointment(null, one, at("10:00"), at("10:30"), "scheduled");
        agenda.block(null, other, null, at("10:30"), at("11:00"));

        var times = surgery.get("/horariosdisponibles?fecha_inicio=%s&fecha_fin=%1$s&ids_dentista=%d&id_sucursal=%d"
                        .formatted(DAY, number("operator", dentist), number("branch", branch)))
                .extract()
                .as(Json.class)
                .<List<String>>at("data." + number("operator", dentist) + "." + DAY + ".hora_inicio");

        var hours = day("").extract().as(Json.class).<String, Map<String, Map<String, Object>>>getMap(hours());
        var free = new ArrayList<String>();
        hours.forEach((time, said) -> {
            if (said.get("sillones").containsValue(true)) {
                free.add(time + ":00");
            }
        });
        assertThat(free).isEqualTo(times).containsExactly("10:00:00", "10:30:00");
    }

    @Test
    void aVisitMayLastLongerThanTheInterval() {
        agenda.appointment(dentist, one, at("10:00"), at("10:30"), "scheduled");

        day(",\"duracion\":{\"eq\":\"60\"}").body(free(one, true, false, false, false));
        day(",\"duracion\":30").body(free(one, true, true, false, true));
    }

    @Test
    void aDentistWithoutHoursOfTheirOwnHasTheBranches() {
        var guest = agenda.operator(60);
        agenda.hours(null, branch, 1, LocalTime.of(8, 0), LocalTime.of(10, 0), "both");
        agenda.hours(null, agenda.branch(), 1, LocalTime.of(14, 0), LocalTime.of(15, 0), "both");

        ask(path(branch, guest), DAY, DAY, "").body(json("data.fechas", is(written("""
                        {"2030-03-04": {"horas": {"08:00": {"sillones": {"%1$d": true, "%2$d": true}},
                                                  "09:00": {"sillones": {"%1$d": true, "%2$d": true}}}}}""".formatted(
                        chair(one), chair(other))))));
    }

    @Test
    void eachDayIsThereIfOnlyWithoutTimesAndTheFirstIsToday() {
        var resting = agenda.operator(30);
        agenda.hours(resting, branch, 2, LocalTime.of(8, 0), LocalTime.of(9, 0), "both");

        ask(path(branch, resting), "2030-03-03", "2030-03-04", "").body(json("data.fechas", is(written("""
                {"2030-03-03": {"horas": {}}, "2030-03-04": {"horas": {}}}"""))));
        var today = LocalDate.now(ZONE);
        var said = surgery.get(path).statusCode(200).extract().as(Json.class);
        assertThat(said.getMap("data.fechas")).containsOnlyKeys(today.toString());
        surgery.get(path, "{\"fecha_inicio\":\"2030-03-04\"}")
                .body(json("data.fechas.size()", is(1)))
                .body(free(one, true, true, true, true));
    }

    @Test
    void whatHasPassedIsNotFree() {
        ask(path, "2020-03-02", "2020-03-02", "")
                .body(json("data.fechas.2020-03-02.horas.'09:00'.sillones." + chair(one), is(false)));
    }

    /** The clocks of Santiago went forward from 24:00 to 01:00 in the night to this Sunday, and so has everything since then. */
    @Test
    void hoursAreTheClinicsAlsoOnADayOnWhichClocksChange() {
        var night = agenda.operator(30);
        for (int weekday = 1; weekday <= 7; weekday++) {
            agenda.hours(night, null, weekday, LocalTime.of(0, 30), LocalTime.of(2, 0), "both");
        }

        ask(path(branch, night), "2030-09-07", "2030-09-09", "").body(json("data.fechas", is(written("""
                {"2030-09-07": {"horas": {"00:30": %1$s, "01:00": %1$s, "01:30": %1$s}},
                 "2030-09-08": {"horas": {"01:30": %1$s}},
                 "2030-09-09": {"horas": {"00:30": %1$s, "01:00": %1$s, "01:30": %1$s}}}""".formatted(
                        "{\"sillones\": {\"%d\": true, \"%d\": true}}".formatted(chair(one), chair(other)))))));
        ask(path, "2030-04-06", "2030-04-08", "")
                .body(json("data.fechas.2030-04-07.horas.size()", is(4)))
                .body(json("data.fechas.2030-04-07.horas.'09:00'.sillones." + chair(one), is(true)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fecha_inicio\":\"2030-02-30\"} | El parámetro fecha_inicio debe tener el formato AAAA-MM-DD",
                "{\"fecha_fin\":{\"eq\":\"x\"}} | El parámetro fecha_fin debe tener el formato AAAA-MM-DD",
                "{\"fecha_inicio\":{\"gte\":\"2030-03-04\"}} | q debe decir fecha_inicio así: {\"eq\": \"…\"}",
                "{\"fecha_inicio\":[\"2030-03-04\"]} | q debe decir fecha_inicio así: {\"eq\": \"…\"}",
                "{\"fecha_inicio\":\"2030-03-04\",\"fecha_fin\":\"2030-03-03\"} | fecha_fin no puede ser anterior a fecha_inicio, y el rango no puede superar 31 días",
                "{\"fecha_inicio\":\"2030-03-01\",\"fecha_fin\":\"2030-04-01\"} | fecha_fin no puede ser anterior a fecha_inicio, y el rango no puede superar 31 días",
                "{\"fecha_inicio\":\"0001-01-01\",\"fecha_fin\":\"9999-12-31\"} | fecha_fin no puede ser anterior a fecha_inicio, y el rango no puede superar 31 días",
                "{\"fecha_fin\":\"2020-01-01\"} | fecha_fin no puede ser anterior a fecha_inicio, y el rango no puede superar 31 días",
                "{\"mostrar_detalles\":\"sí\"} | El parámetro mostrar_detalles no es válido",
                "{\"duracion\":\"4\"} | duracion debe estar entre 5 y 720 minutos",
                "{\"duracion\":\"x\"} | El parámetro duracion no es válido",
                "{\"id\":\"1\"} | q no conoce el campo id; conoce fecha_inicio, fecha_fin, mostrar_detalles, duracion",
                "{ | q no es JSON válido",
            })
    void nonsenseIsRefused(String q, String sentence) {
        assertSaid(surgery.get(path, q), 400, sentence);
    }

    @Test
    void aMonthIsAsMuchAsThereIs() {
        ask(path, "2030-03-01", "2030-03-31", "").statusCode(200).body(json("data.fechas.size()", is(31)));
        ask(path, "9999-12-31", "9999-12-31", "").statusCode(200);
        ask(path, "0001-01-01", "0001-01-31", "").statusCode(200);
    }

    @Test
    void anotherClinicsDentistAndBranchAreNotThere() {
        var another = Agenda.open();

        assertSaid(surgery.get(path(branch, another.operator())), 404, "Dentista no encontrado");
        assertSaid(surgery.get(path(another.branch(), dentist)), 404, "Sucursal no encontrada");
        agenda.delete("branch", branch);
        assertSaid(surgery.get(path), 404, "Sucursal no encontrada");
        agenda.delete("operator", dentist);
        assertSaid(surgery.get(path), 404, "Dentista no encontrado");
    }

    /** Samoa had no 30 December 2011: what was to be on that day was on the next. */
    @Test
    void aDayThatNeverWasIsNoTrouble() {
        var apia = Agenda.of(Practice.open("Pacific/Apia"));
        var somebody = apia.operator(60);
        apia.open(somebody, "09:00", "11:00");

        new Surgery(apia.practice())
                .get(path(apia.branch(), somebody), "{\"fecha_inicio\":\"2011-12-30\",\"fecha_fin\":\"2011-12-30\"}")
                .statusCode(200);
    }

    @Test
    void whatIsOpenedAndBookedNativelyIsSeenHereInTheClinicsOwnWords() {
        var guest = surgery.added("operators", "{\"first_name\": \"Eva\", \"last_name\": \"Paz\"}");
        var eva = surgery.id("operator", guest);
        surgery.added("opening-hours", """
                {"operator_id": "%s", "branch_id": "%s", "weekday": 1, "opens_at": "15:00:00", "closes_at": "15:30:00",
                 "modality": "telehealth"}""".formatted(eva, branch));
        agenda.booked("""
                {"starts_at": "%s", "duration_minutes": 15, "operator_id": "%s", "chair_id": "%s", "patient_id": "%s",
                 "modality": "telehealth"}""".formatted(at("15:15"), eva, one, surgery.practice().patient("Ana", "Sol")));
        var state = agenda.reserved("scheduled");
        surgery.practice()
                .owner()
                .call()
                .body("{\"name\": \"Por confirmar\"}")
                .patch("/api/dental/appointment-states/" + state)
                .then()
                .statusCode(200);

        var said = ask(path(branch, eva), DAY, DAY, ",\"mostrar_detalles\":1").statusCode(200);

        said.body(sillones("15:00", "{\"%d\": true, \"%d\": true}".formatted(chair(one), chair(other))));
        var taken = hours() + ".'15:15'.sillones." + chair(one);
        said.body(json(taken + ".estado_cita", is("Por confirmar")))
                .body(json(taken + ".id_estado", is((int) number("appointment_state", state))))
                .body(json(taken + ".nombre_dentista", is("Eva Paz")))
                .body(json(taken + ".nombre_paciente", is("Ana Sol")));
    }

    @Test
    void theSameIsToBeHadWhereQNamesTheDentistAndTheBranch() {
        agenda.appointment(dentist, one, at("09:00"), at("09:30"), "scheduled");
        var q = "{\"id_dentista\":{\"eq\":\"%d\"},\"id_sucursal\":%d,%%s}"
                .formatted(number("operator", dentist), number("branch", branch));
        var same = day("").extract().as(Json.class).<Object>at("$");

        surgery.get("/agendas", q.formatted("\"fecha\":\"2030-03-04\""))
                .statusCode(200)
                .body(json("$", is(same)));
        surgery.get("/agendas", q.formatted("\"fecha_inicio\":\"2030-03-04\",\"fecha_fin\":\"2030-03-05\""))
                .body(json("data.fechas.size()", is(2)));
        assertSaid(surgery.get("/agendas"), 400, "El parámetro id_dentista es requerido");
        assertSaid(surgery.get("/agendas", "{\"id_dentista\":1}"), 400, "El parámetro id_sucursal es requerido");
        var another = Agenda.open();
        assertSaid(
                surgery.get(
                        "/agendas",
                        q.replace(
                                        ":{\"eq\":\"" + number("operator", dentist) + "\"}",
                                        ":" + number("operator", another.operator()))
                                .formatted("\"duracion\":30")),
                404,
                "Dentista no encontrado");
        assertNobodyComesInAt("/agendas");
    }

    @Test
    void anotherClinicsVisitsAreNotSeen() {
        var another = Agenda.open();
        another.appointment(another.operator(), another.chair(), at("09:00"), at("11:00"), "scheduled");
        another.block(null, null, null, at("09:00"), at("11:00"));

        day("").body(free(one, true, true, true, true));
    }

    @Test
    void nobodyComesInWithoutAToken() {
        assertNobodyComesInAt(path);
        Practice.administrator().call().get(Surgery.API + path).then().statusCode(403);
        surgery.practice()
                .as(Roles.VIEWER)
                .call()
                .get(Surgery.API + path)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse day(String more) {
        return ask(path, DAY, DAY, more);
    }

    private ValidatableResponse ask(String where, String from, String to, String more) {
        return surgery.get(
                where, "{\"fecha_inicio\":{\"eq\":\"%s\"},\"fecha_fin\":{\"eq\":\"%s\"}%s}".formatted(from, to, more));
    }

    private static String path(UUID branch, UUID dentist) {
        return "/sucursales/%d/dentistas/%d/agendas".formatted(number("branch", branch), number("operator", dentist));
    }

    private static String hours() {
        return "data.fechas." + DAY + ".horas";
    }

    /** Time by time. */
    private static Matcher<String> free(UUID chair, Boolean... each) {
        return new CustomTypeSafeMatcher<>("a chair that is free " + List.of(each)) {
            @Override
            protected boolean matchesSafely(String body) {
                return Json.of(body).<String, Map<String, Map<String, Object>>>getMap(hours()).values().stream()
                        .map(time -> time.get("sillones").get(String.valueOf(chair(chair))))
                        .toList()
                        .equals(List.of(each));
            }
        };
    }

    private static Matcher<String> sillones(String time, String json) {
        return json(hours() + ".'" + time + "'.sillones", is(written(json)));
    }

    private static long chair(UUID id) {
        return number("chair", id);
    }

    private static Matcher<String> says(String json) {
        return json("$", is(written(json)));
    }

    private static Object written(String json) {
        return Json.of(json).<Object>at("$");
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(DAY + "T" + time).atZone(ZONE).toInstant();
    }
}
