package org.molaris.clinic.dentalink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.molaris.clinic.dentalink.Surgery.assertSaid;
import static org.molaris.clinic.dentalink.Surgery.number;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Agenda;
import org.molaris.clinic.Practice;
import org.molaris.test.Database;
import org.molaris.test.Json;
import org.molaris.test.Passports;

/** Lists of appointments as programs written for Dentalink ask for them: of three that differ in everything, and of many. */
@QuarkusTest
class DentalinkAppointmentListTest {

    private static final ZoneId ZONE = ZoneId.of("America/Santiago");

    private static Agenda agenda;
    private static Surgery surgery;
    private static long a;
    private static long b;
    private static long c;
    private static long patient;
    private static long otherPatient;
    private static long operator;
    private static long branch;
    private static long chair;
    private static long state;

    @BeforeEach
    void threeAppointments() {
        if (agenda != null) {
            return;
        }
        agenda = Agenda.of(Practice.open(ZONE.getId()));
        surgery = new Surgery(agenda.practice());
        var eva = agenda.practice().patient("Eva", "Paz");
        var ana = agenda.practice().patient("Ana", "Sol");
        var dentist = agenda.operator();
        var centre = agenda.branch();
        var room = agenda.chair(centre, null);
        var own = agenda.state("Por_llamar 100%", "scheduled");
        var plan = UUID.randomUUID();
        Database.execute(
                "insert into treatment_plan (clinic_id, id, number, title) values (?, ?, 77, 'Caries')",
                agenda.practice().id(),
                plan);
        // The first lies on the evening of the day before by the world's clock.
        a = booked("""
                {"starts_at": "2030-01-08T01:30:00Z", "duration_minutes": 30, "patient_id": "%s", "operator_id": "%s",
                 "chair_id": "%s", "description": "Control de exodoncia", "treatment_plan_id": "%s"}""".formatted(eva, dentist, room, plan), "2029-12-01 10:00:00.9-03");
        b = booked("""
                {"starts_at": "2030-01-08T12:00:00Z", "duration_minutes": 45, "patient_id": "%s", "state_id": "%s"}""".formatted(ana, own), "2029-12-02 10:00:00-03");
        c = booked("{\"starts_at\": \"2030-01-09T12:00:00Z\", \"duration_minutes\": 60}", "2029-12-03 10:00:00-03");
        patient = number("patient", eva);
        otherPatient = number("patient", ana);
        operator = number("operator", dentist);
        branch = number("branch", centre);
        chair = number("chair", room);
        state = number("appointment_state", own);
        agenda.change(id(c), "{\"state\": \"confirmed\"}").statusCode(200);
        changedAt(c, "2029-12-03 10:00:00-03");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':{'eq':'$a'}}|a",
                "{'id':{'neq':'$a'}}|bc",
                "{'id':{'gt':'$a'}}|bc",
                "{'id':{'gte':'$b'}}|bc",
                "{'id':{'lt':'$b'}}|a",
                "{'id':{'lte':'$b'}}|ab",
                "{'id':{'eq':$b}}|b",
                "{'fecha':{'eq':'2030-01-07'}}|a",
                "{'fecha':{'neq':'2030-01-08'}}|ac",
                "{'fecha':{'gt':'2030-01-07'}}|bc",
                "{'fecha':{'gte':'2030-01-08'}}|bc",
                "{'fecha':{'lt':'2030-01-08'}}|a",
                "{'fecha':{'lte':'2030-01-08'}}|ab",
                "{'fecha':[{'gte':'2030-01-08'},{'lte':'2030-01-08'}]}|b",
                "{'fecha':{'gte':'2030-01-07','lt':'2030-01-09'}}|ab",
                "{'hora_inicio':{'eq':'09:00'}}|bc",
                "{'hora_inicio':{'gt':'09:00:00'}}|a",
                "{'hora_inicio':{'neq':'22:30:00'}}|bc",
                "{'duracion':{'eq':'45'}}|b",
                "{'duracion':{'gte':'45'}}|bc",
                "{'duracion':{'lt':'45'}}|a",
                "{'id_paciente':{'eq':'$patient'}}|a",
                "{'id_paciente':{'neq':'$patient'}}|bc",
                "{'id_paciente':{'eq':'0'}}|c",
                "{'id_paciente':{'gt':'0'}}|ab",
                "{'id_paciente':{'eq':'999999999'}}|-",
                "{'id_dentista':{'eq':'$operator'}}|a",
                "{'id_dentista':{'neq':'$operator'}}|bc",
                "{'id_dentista':{'eq':'0'}}|bc",
                "{'id_sucursal':{'eq':'$branch'}}|a",
                "{'id_sucursal':{'neq':'$branch'}}|bc",
                "{'id_sillon':{'eq':'$chair'}}|a",
                "{'id_sillon':{'lt':'$chair'}}|bc",
                "{'id_tratamiento':{'eq':'77'}}|a",
                "{'id_tratamiento':{'neq':'77'}}|bc",
                "{'tratamiento_sin_asignar':{'eq':'1'}}|bc",
                "{'tratamiento_sin_asignar':{'eq':'0'}}|a",
                "{'tratamiento_sin_asignar':{'neq':true}}|a",
                "{'id_estado':{'eq':'7'}}|a",
                "{'id_estado':{'eq':'$state'}}|b",
                "{'id_estado':{'neq':'$state'}}|ac",
                "{'estado_cita':{'eq':'No confirmado'}}|a",
                "{'estado_cita':{'lk':'llamar'}}|b",
                "{'estado_cita':{'lk':'LLAMAR 100%'}}|b",
                "{'estado_cita':{'lk':'%'}}|b",
                "{'estado_cita':{'lk':'_'}}|b",
                "{'estado_cita':{'neq':'No confirmado'}}|bc",
                "{'estado_confirmacion':{'eq':'1'}}|c",
                "{'estado_confirmacion':{'eq':'0'}}|ab",
                "{'estado_anulacion':{'eq':'1'}}|-",
                "{'estado_anulacion':{'neq':'1'}}|abc",
                "{'comentarios':{'lk':'EXODONCIA'}}|a",
                "{'comentarios':{'eq':''}}|bc",
                "{'comentarios':{'neq':''}}|a",
                "{'fecha_actualizacion':{'eq':'2029-12-01 10:00:00'}}|a",
                "{'fecha_actualizacion':{'neq':'2029-12-01 10:00:00'}}|bc",
                "{'fecha_actualizacion':{'gt':'2029-12-01 10:00:00'}}|bc",
                "{'fecha_actualizacion':{'gte':'2029-12-02T10:00:00'}}|bc",
                "{'fecha_actualizacion':{'lt':'2029-12-02 10:00:00'}}|a",
                "{'fecha_actualizacion':{'lte':'2029-12-02 10:00:00'}}|ab",
                "{'fecha_actualizacion':{'gt':'2029-12-01'}}|bc",
                "{'fecha_actualizacion':{'gte':'2029-12-03'}}|c",
                "{'fecha_actualizacion':{'lte':'2029-12-01'}}|a",
                "{'fecha':{'eq':'2030-01-08'},'id_paciente':{'eq':'$patient'}}|-",
                "{'fecha':{'eq':'2030-01-08'},'duracion':{'eq':'45'}}|b",
                "{}|abc"
            })
    void everyOperatorIsAnswered(String q, String found) {
        assertThat(numbers(list(q))).as(q).isEqualTo(meant(found));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no|q no es JSON válido",
                "{'id':{'eq':'1'}|q no es JSON válido",
                "{'id':{'eq':'1'}} x|q no es JSON válido",
                "{'id':{'eq':'1'},'id':{'eq':'2'}}|q no es JSON válido",
                "[]|q debe ser un objeto JSON",
                "7|q debe ser un objeto JSON",
                "{'id':'7'}|q debe nombrar un operador para id, como {'eq': '…'}",
                "{'id':{}}|q debe nombrar un operador para id, como {'eq': '…'}",
                "{'id':null}|q debe nombrar un operador para id, como {'eq': '…'}",
                "{'id':{'like':'7'}}|q no conoce el operador like para id",
                "{'id':{'lk':'7'}}|q no conoce el operador lk para id",
                "{'fecha':{'lk':'2030'}}|q no conoce el operador lk para fecha",
                "{'estado_anulacion':{'gt':'0'}}|q no conoce el operador gt para estado_anulacion",
                "{'id':{'eq':['7']}}|El parámetro id no es válido",
                "{'id':{'eq':null}}|El parámetro id no es válido",
                "{'id':{'eq':'-1'}}|El parámetro id no es válido",
                "{'id':{'eq':'1e3'}}|El parámetro id no es válido",
                "{'id':{'eq':'9999999999999999999'}}|El parámetro id no es válido",
                "{'estado_anulacion':{'eq':'2'}}|El parámetro estado_anulacion no es válido",
                "{'fecha':{'eq':'2030-13-45'}}|El parámetro fecha debe tener el formato AAAA-MM-DD",
                "{'fecha':{'eq':'08/01/2030'}}|El parámetro fecha debe tener el formato AAAA-MM-DD",
                "{'hora_inicio':{'eq':'25:00'}}|El parámetro hora_inicio debe tener el formato HH:MM",
                "{'fecha_actualizacion':{'gte':'ayer'}}|El parámetro fecha_actualizacion debe tener el formato AAAA-MM-DD",
                "{'fecha_actualizacion':{'gte':'2030-01-01 25:00:00'}}|El parámetro fecha_actualizacion debe tener el formato AAAA-MM-DD HH:MM:SS"
            })
    void whatMakesNoSenseIsRefused(String q, String sentence) {
        assertSaid(list(q), 400, quoted(sentence));
    }

    @Test
    void aFieldThatIsNoneIsRefusedWithThoseThereAre() {
        assertSaid(
                list("{'nombre':{'eq':'x'}}"),
                400,
                "q no conoce el campo nombre; conoce comentarios, duracion, estado_anulacion, estado_cita,"
                        + " estado_confirmacion, fecha, fecha_actualizacion, hora_inicio, id, id_dentista, id_estado,"
                        + " id_paciente, id_sillon, id_sucursal, id_tratamiento, tratamiento_sin_asignar");
    }

    @Test
    void qIsReadHoweverItIsWritten() throws IOException {
        var asked = "{\"fecha_actualizacion\": {\"gte\": \"2029-12-02 10:00:00\"}, \"duracion\": {\"eq\": \"45\"}}";
        for (var written : List.of(
                encoded(asked),
                URLEncoder.encode(asked, StandardCharsets.UTF_8),
                encoded(asked).replace("%3A", ":").replace("%2C", ","))) {
            var answer = surgery.get("/citas?q=" + written).statusCode(200);
            assertThat(numbers(answer)).as(written).containsExactly(b);
            answer.body(json("links.current", Matchers.startsWith(root() + "/citas?q=")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%7", "%zz", "%C3", "%00", "%7B%22comentarios%22:%7B%22eq%22:%22%5Cu0000%22%7D%7D"})
    void noWordIsAMistakeOfOurs(String q) throws IOException {
        assertThat(statusOverTheWire("/citas?q=" + q)).as(q).isEqualTo(400);
    }

    @Test
    void emptyWordsAskForEverything() {
        assertThat(numbers(surgery.get("/citas?q=").statusCode(200))).containsExactly(a, b, c);
        assertThat(numbers(surgery.get("/citas?cursor=").statusCode(200))).containsExactly(a, b, c);
        assertThat(numbers(surgery.get("/citas/").statusCode(200))).containsExactly(a, b, c);
        surgery.get("/citas")
                .body(json("links.current", Matchers.is(root() + "/citas")))
                .body(json("links.size()", Matchers.is(1)));
    }

    @Test
    void aListGoesOnInBothDirections() {
        var many = Agenda.of(Practice.open(ZONE.getId()));
        var program = new Surgery(many.practice());
        var expected = new ArrayList<Long>();
        for (int i = 0; i < 120; i++) {
            var id = many.appointment(null, null, Agenda.tomorrow(i), Agenda.tomorrow(i + 30), "scheduled");
            if (i % 10 != 3) {
                expected.add(number("appointment", id));
            } else {
                many.change(id, "{\"state\": \"confirmed\"}").statusCode(200);
            }
        }
        var q = "{\"estado_confirmacion\":{\"eq\":\"0\"},\"fecha\":{\"gte\":\"2020-01-01\"}}";

        var first = program.get("/citas?q=" + encoded(q)).statusCode(200);
        assertThat(numbers(first)).isEqualTo(expected.subList(0, 50));
        first.body(json("links.size()", Matchers.is(2)));

        // Only what is behind cursor= goes on to the next question.
        var second = program.get("/citas/?" + cursor(first, "next"));
        assertThat(numbers(second)).isEqualTo(expected.subList(50, 100));
        second.body(json("links.size()", Matchers.is(3)));
        var third = program.get("/citas?" + cursor(second, "next"));
        assertThat(numbers(third)).isEqualTo(expected.subList(100, 108));
        third.body(json("links.size()", Matchers.is(2)));

        var back = program.get("/citas?" + cursor(third, "prev"));
        assertThat(numbers(back)).isEqualTo(expected.subList(50, 100));
        var beginning = program.get("/citas?" + cursor(back, "prev"));
        assertThat(numbers(beginning)).isEqualTo(expected.subList(0, 50));
        beginning.body(json("links.size()", Matchers.is(2)));
        assertThat(numbers(program.get("/citas?" + cursor(beginning, "next")))).isEqualTo(expected.subList(50, 100));
    }

    @Test
    void aCursorIsTheListsOwn() {
        var many = Agenda.of(Practice.open(ZONE.getId()));
        var program = new Surgery(many.practice());
        var dentist = many.operator();
        for (int i = 0; i < 51; i++) {
            many.appointment(dentist, null, Agenda.tomorrow(30 * i), Agenda.tomorrow(30 * i + 30), "scheduled");
        }
        var cursor = cursor(program.get("/citas").statusCode(200), "next");
        program.get("/citas?" + cursor).statusCode(200).body(json("data.size()", Matchers.is(1)));

        var sentence = "El cursor no es uno que esta lista haya entregado";
        var tampered = (cursor.charAt(12) == 'A' ? 'B' : 'A') + cursor.substring(13);
        assertSaid(program.get("/citas?" + cursor.substring(0, 12) + tampered), 400, sentence);
        assertSaid(program.get("/citas?" + cursor.substring(0, cursor.length() - 3)), 400, sentence);
        assertSaid(program.get("/citas?cursor=x"), 400, sentence);
        assertSaid(program.get("/citas?cursor=" + "A".repeat(40)), 400, sentence);
        assertSaid(program.get("/citas?cursor=%7B%22id%22%3A1%7D"), 400, sentence);
        assertSaid(program.get("/dentistas/%d/citas?%s".formatted(number("operator", dentist), cursor)), 400, sentence);
        assertSaid(program.get("/citas/estados?" + cursor), 400, sentence);
        // Another clinic's cursor opens nothing: it is asked in one's own.
        surgery.get("/citas?" + cursor).statusCode(200).body(json("data", Matchers.empty()));
    }

    @Test
    void thoseOfSomebodyOrSomewhere() {
        assertThat(numbers(surgery.get("/pacientes/%d/citas".formatted(patient)).statusCode(200)))
                .containsExactly(a);
        assertThat(numbers(
                        surgery.get("/dentistas/%d/citas".formatted(operator)).statusCode(200)))
                .containsExactly(a);
        assertThat(numbers(
                        surgery.get("/sucursales/%d/citas/".formatted(branch)).statusCode(200)))
                .containsExactly(a);
        var q = "/citas?q=" + encoded("{\"fecha\":{\"eq\":\"2030-01-08\"}}");
        assertThat(numbers(surgery.get("/pacientes/" + patient + q))).isEmpty();
        assertThat(numbers(surgery.get("/pacientes/" + otherPatient + q))).containsExactly(b);
    }

    @Test
    void theirsGoOnBelowThem() {
        var many = Agenda.of(Practice.open(ZONE.getId()));
        var program = new Surgery(many.practice());
        var eva = many.practice().patient("Eva", "Paz");
        var expected = new ArrayList<Long>();
        for (int i = 0; i < 52; i++) {
            var id = many.appointment(null, null, Agenda.tomorrow(-i), Agenda.tomorrow(30), "scheduled");
            Database.execute("update appointment set patient_id = ? where id = ?", eva, id);
            expected.add(number("appointment", id));
        }
        var list = "/pacientes/%d/citas".formatted(number("patient", eva));

        var first = program.get(list).statusCode(200);
        assertThat(numbers(first)).isEqualTo(expected.subList(0, 50));
        first.body(json("links.next", Matchers.startsWith(root() + list + "?cursor=")));
        assertThat(numbers(program.get(list + "?" + cursor(first, "next")))).isEqualTo(expected.subList(50, 52));
    }

    @Test
    void whoIsNotThereHasNoList() {
        var another = Agenda.open();
        var theirs = number("patient", another.practice().patient("Eva", "Paz"));
        assertSaid(surgery.get("/pacientes/" + theirs + "/citas"), 404, "Paciente no encontrado");
        assertSaid(
                surgery.get("/dentistas/" + number("operator", another.operator()) + "/citas"),
                404,
                "Dentista no encontrado");
        assertSaid(
                surgery.get("/sucursales/" + number("branch", another.branch()) + "/citas"),
                404,
                "Sucursal no encontrada");
        assertSaid(surgery.get("/pacientes/0/citas"), 404, "Paciente no encontrado");

        var own = Agenda.open();
        var program = new Surgery(own.practice());
        var duplicate = own.practice().patient("Eva", "Paz");
        var kept = own.practice().patient("Eva", "Paz");
        var visit =
                booked(own, "{\"starts_at\": \"2030-01-09T12:00:00Z\", \"patient_id\": \"%s\"}".formatted(duplicate));
        own.owner()
                .call()
                .body("{\"into\": \"%s\"}".formatted(kept))
                .post("/api/dental/patients/{id}/merge", duplicate)
                .then()
                .statusCode(200);
        assertSaid(program.get("/pacientes/" + number("patient", duplicate) + "/citas"), 404, "Paciente no encontrado");
        assertThat(numbers(program.get("/pacientes/" + number("patient", kept) + "/citas")))
                .containsExactly(visit);
        own.owner().call().post("/api/dental/patients/{id}/erase", kept).then().statusCode(200);
        assertSaid(program.get("/pacientes/" + number("patient", kept) + "/citas"), 404, "Paciente no encontrado");
    }

    /** The day begins at one o'clock, and the one on which clocks are turned back ends an hour later than it did at first. */
    @Test
    void aDayIsAsLongAsTheClocksMakeIt() {
        var own = Agenda.of(Practice.open(ZONE.getId()));
        var program = new Surgery(own.practice());
        var evening = booked(own, "{\"starts_at\": \"2030-09-08T03:30:00Z\", \"duration_minutes\": 15}");
        var early = booked(own, "{\"starts_at\": \"2030-09-08T04:00:00Z\", \"duration_minutes\": 15}");
        var late = booked(own, "{\"starts_at\": \"2031-04-06T03:30:00Z\", \"duration_minutes\": 15}");

        assertThat(numbers(program.get("/citas?q=" + encoded("{\"fecha\":{\"eq\":\"2030-09-07\"}}"))))
                .containsExactly(evening);
        assertThat(numbers(program.get("/citas?q=" + encoded("{\"fecha\":{\"eq\":\"2030-09-08\"}}"))))
                .containsExactly(early);
        assertThat(numbers(program.get("/citas?q=" + encoded("{\"fecha\":{\"eq\":\"2031-04-05\"}}"))))
                .containsExactly(late);
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER})
    void whoeverWorksThereReads(String role) {
        for (var path : List.of("/citas", "/citas/" + a, "/citas/estados", "/pacientes/" + patient + "/citas")) {
            agenda.practice().as(role).call().get(Surgery.API + path).then().statusCode(200);
        }
    }

    @Test
    void nothingOfAnotherClinicIsListed() {
        new Surgery(Agenda.open().practice()).get("/citas").statusCode(200).body(json("data", Matchers.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/citas",
                "/citas/1",
                "/citas/estados",
                "/citas/estados/7",
                "/pacientes/1/citas",
                "/dentistas/1/citas",
                "/sucursales/1/citas"
            })
    void nobodyReadsWithoutACredential(String path) {
        RestAssured.given()
                .get(Surgery.API + path)
                .then()
                .statusCode(401)
                .body(Matchers.equalTo("{\"error\":{\"code\":401,\"message\":\"Se requiere un token válido\"}}"));
    }

    private static long booked(String json, String changedAt) {
        long number = booked(agenda, json);
        changedAt(number, changedAt);
        return number;
    }

    private static long booked(Agenda where, String json) {
        return number("appointment", where.booked(json));
    }

    private static void changedAt(long number, String moment) {
        Database.execute("update appointment set state_changed_at = ?::timestamptz where number = ?", moment, number);
    }

    private static UUID id(long number) {
        return (UUID) Database.value("select id from appointment where number = ?", number);
    }

    private static ValidatableResponse list(String q) {
        return surgery.get("/citas?q="
                + encoded(quoted(q)
                        .replace("$a", "" + a)
                        .replace("$branch", "" + branch)
                        .replace("$b", "" + b)
                        .replace("$patient", "" + patient)
                        .replace("$operator", "" + operator)
                        .replace("$chair", "" + chair)
                        .replace("$state", "" + state)));
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }

    /** As encodeURIComponent does it. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<Long> meant(String names) {
        return names.chars()
                .filter(name -> name != '-')
                .mapToObj(name -> name == 'a' ? a : name == 'b' ? b : c)
                .toList();
    }

    private static List<Long> numbers(ValidatableResponse answer) {
        return answer.statusCode(200).extract().as(Json.class).<List<Map<String, Object>>>at("data").stream()
                .map(each -> ((Number) each.get("id")).longValue())
                .toList();
    }

    /** What stands behind the question mark, where the cursor is all there is. */
    private static String cursor(ValidatableResponse answer, String link) {
        var href = answer.extract().as(Json.class).<String>at("links." + link);
        assertThat(href).matches("http://[^?]+/citas/?\\?cursor=[\\w-]+");
        return href.substring(href.indexOf('?') + 1);
    }

    private static String root() {
        return "http://localhost:" + RestAssured.port + Surgery.API;
    }

    private static int statusOverTheWire(String path) throws IOException {
        return Integer.parseInt(sent(path).split(" ", 3)[1]);
    }

    /** As it stands, whatever a client here would make of it. */
    private static String sent(String path) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write("""
                    GET %s%s HTTP/1.1\r
                    Host: localhost:%d\r
                    Authorization: Bearer %s\r
                    Connection: close\r
                    \r
                    """.formatted(
                            Surgery.API,
                            path,
                            RestAssured.port,
                            Passports.of(surgery.practice().id(), Roles.OWNER))
                    .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
