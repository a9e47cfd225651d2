package org.molaris.clinic.dentalink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.molaris.clinic.dentalink.Surgery.assertNobodyComesInAt;
import static org.molaris.clinic.dentalink.Surgery.assertSaid;
import static org.molaris.test.Json.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.clinic.Agenda;
import org.molaris.clinic.Practice;
import org.molaris.test.Json;

/** Staff and rooms as programs written for Dentalink meet them: what is kept natively, and the same for both. */
@QuarkusTest
class DentalinkRoomsTest {

    private Surgery surgery;

    @BeforeEach
    void aPractice() {
        surgery = Surgery.open("America/Santiago");
        Agenda.of(surgery.practice());
    }

    @Test
    void aBranchIsWhatWasMadeNatively() {
        long norte = surgery.added("branches", """
                {"name": "NORTE", "address": "Av. Matta 12", "address_line2": "of. 3", "city": "Santiago",
                 "district": "Providencia", "province": "RM", "phone": "+56221234567"}""");
        long bare = surgery.added("branches", "{\"name\": \"SUR\"}");
        surgery.delete("branches", "branch", bare);

        surgery.get("/sucursales/" + norte)
                .statusCode(200)
                .body(json(
                        "data",
                        is(branch(
                                norte, "NORTE", "+56221234567", "Santiago", "Providencia", "Av. Matta 12, of. 3", 1))));
        surgery.get("/sucursales/" + bare).body(json("data", is(branch(bare, "SUR", "", "", "", "", 0))));
        surgery.get("/sucursales", "{\"habilitada\":{\"eq\":\"1\"}}")
                .statusCode(200)
                .body(json("data.id", hasItem((int) norte)))
                .body(json("data.id", not(hasItem((int) bare))))
                .body(json("links.current", startsWith("http")))
                .body(json("links.next", nullValue()));
        surgery.get("/sucursales", "{\"comuna\":{\"eq\":\"Providencia\"},\"direccion\":{\"lk\":\"matta\"}}")
                .body(ids(norte));
        surgery.practice()
                .owner()
                .call()
                .body("{\"name\": \"Norte grande\"}")
                .patch("/api/dental/branches/" + surgery.id("branch", norte))
                .then()
                .statusCode(200);
        surgery.get("/sucursales/" + norte).body(json("data.nombre", is("Norte grande")));
    }

    private static Map<String, Object> branch(
            long id, String name, String phone, String city, String comuna, String address, int isInUse) {
        return Json.of("""
                {"id": %1$d, "nombre": "%2$s", "telefono": "%3$s", "ciudad": "%4$s", "comuna": "%5$s",
                 "direccion": "%6$s", "habilitada": %7$d, "links": [
                 {"rel": "self", "href": "%8$s/sucursales/%1$d", "method": "GET"},
                 {"rel": "dentistas", "href": "%8$s/sucursales/%1$d/dentistas", "method": "GET"},
                 {"rel": "sillones", "href": "%8$s/sucursales/%1$d/sillones", "method": "GET"}]}""".formatted(id, name, phone, city, comuna, address, isInUse, root()))
                .at("$");
    }

    private static String root() {
        return "http://localhost:" + RestAssured.port + Surgery.API;
    }

    private static Object written(String json) {
        return Json.of(json).<Object>at("$");
    }

    @Test
    void aDentistIsWhatWasMadeNatively() {
        long orthodontics = surgery.added("specialties", "{\"name\": \"Ortodoncia\"}");
        long norte = surgery.added("branches", "{\"name\": \"NORTE\"}");
        long sur = surgery.added("branches", "{\"name\": \"SUR\"}");
        long daniel = surgery.added("operators", """
                {"first_name": "Daniel", "middle_name": "José", "last_name": "Vergara", "rut": "11.111.111-1",
                 "email": "daniel@example.org", "interval_minutes": 20, "online_booking": false,
                 "specialty_ids": ["%s"]}""".formatted(surgery.id("specialty", orthodontics)));
        long ana = surgery.added("operators", "{\"first_name\": \"Ana\"}");
        hours(daniel, norte);

        surgery.get("/dentistas/" + daniel).statusCode(200).body(json("data", is(written("""
                {"id": %1$d, "rut": "11.111.111-1", "nombre": "Daniel José", "apellidos": "Vergara", "celular": "",
                 "telefono": "", "email": "daniel@example.org", "ciudad": "", "comuna": "", "direccion": "",
                 "id_especialidad": %2$d, "especialidad": "Ortodoncia", "agenda_online": 0, "intervalo": 20,
                 "habilitado": 1, "contratos_sucursal": ["%3$d"], "horarios_sucursal": ["%3$d"], "links": [
                 {"rel": "self", "href": "%4$s/dentistas/%1$d", "method": "GET"},
                 {"rel": "motivosAtencion", "href": "%4$s/dentistas/%1$d/motivosAtencion", "method": "GET"}]}""".formatted(
                        daniel, orthodontics, norte, root())))));
        surgery.get("/dentistas/" + ana)
                .body(json("data.apellidos", is("")))
                .body(json("data.rut", is("")))
                .body(json("data.email", is("")))
                .body(json("data.id_especialidad", is(0)))
                .body(json("data.especialidad", is("")))
                .body(json("data.agenda_online", is(1)))
                .body(json("data.horarios_sucursal", empty()));
        hours(null, sur);
        surgery.get("/dentistas/" + ana).body(json("data.horarios_sucursal", contains(String.valueOf(sur))));
        surgery.get("/sucursales/" + norte + "/dentistas").body(ids(daniel));
        surgery.get("/sucursales/" + sur + "/dentistas").body(ids(ana));
        surgery.delete("operators", "operator", ana);
        surgery.get("/sucursales/" + sur + "/dentistas").body(json("data", empty()));
        surgery.get("/dentistas/" + ana)
                .body(json("data.habilitado", is(0)))
                .body(json("data.horarios_sucursal", empty()));
        surgery.delete("branches", "branch", norte);
        surgery.get("/sucursales/" + norte + "/dentistas").body(json("data", empty()));
        surgery.get("/dentistas/" + daniel).body(json("data.horarios_sucursal", empty()));
    }

    @Test
    void dentistsAreFiltered() {
        long orthodontics = surgery.added("specialties", "{\"name\": \"Ortodoncia\"}");
        var specialty = surgery.id("specialty", orthodontics);
        long ada = surgery.added("operators", """
                {"first_name": "Ada", "last_name": "Rojas", "rut": "1-9", "email": "ada@x.cl", "interval_minutes": 10,
                 "specialty_ids": ["%s"]}""".formatted(specialty));
        long bea = surgery.added(
                "operators", "{\"first_name\": \"Bea\", \"interval_minutes\": 30, \"online_booking\": false}");
        surgery.delete("operators", "operator", bea);

        dentists("{\"habilitado\":{\"eq\":\"1\"}}", ada);
        dentists("{\"habilitado\":{\"eq\":0}}", bea);
        dentists("{\"agenda_online\":{\"eq\":\"1\"}}", ada);
        dentists("{\"id_especialidad\":{\"eq\":\"%d\"}}".formatted(orthodontics), ada);
        dentists("{\"id_especialidad\":{\"eq\":\"0\"}}", bea);
        dentists("{\"especialidad\":{\"lk\":\"ORTO\"}}", ada);
        dentists("{\"nombre\":{\"eq\":\"Bea\"}}", bea);
        dentists("{\"apellidos\":{\"lk\":\"oja\"}}", ada);
        dentists("{\"apellidos\":{\"eq\":\"\"}}", bea);
        dentists("{\"rut\":{\"eq\":\"1-9\"}}", ada);
        dentists("{\"rut\":{\"neq\":\"1-9\"}}", bea);
        dentists("{\"email\":{\"eq\":\"ada@x.cl\"}}", ada);
        dentists("{\"intervalo\":[{\"gt\":\"10\"},{\"lte\":\"30\"}]}", bea);
        dentists("{\"id\":{\"lt\":\"%d\"}}".formatted(bea), ada);
        dentists("{\"nombre\":{\"eq\":\"Ada\"},\"habilitado\":{\"eq\":\"0\"}}");
        dentists("{}", ada, bea);
    }

    private void dentists(String q, Long... ids) {
        surgery.get("/dentistas", q).statusCode(200).body(ids(ids));
    }

    private static Matcher<String> ids(Long... ids) {
        return json("data.id", is(List.of(ids).stream().map(Long::intValue).toList()));
    }

    @Test
    void aChairIsWhatWasMadeNatively() {
        long norte = surgery.added("branches", "{\"name\": \"NORTE\"}");
        long sur = surgery.added("branches", "{\"name\": \"SUR\"}");
        var inNorte = "{\"name\": \"Sillón %%d\", \"branch_id\": \"%s\"}".formatted(surgery.id("branch", norte));
        long one = surgery.added("chairs", inNorte.formatted(1));
        long anywhere = surgery.added("chairs", "{\"name\": \"Móvil\"}");
        long gone = surgery.added("chairs", inNorte.formatted(2));
        surgery.delete("chairs", "chair", gone);

        surgery.get("/sillones/" + one).statusCode(200).body(json("data", is(written("""
                {"id": 1, "nombre": "Sillón 1", "id_sucursal": %1$d, "nombre_sucursal": "NORTE", "habilitado": 1,
                 "links": [{"rel": "self", "href": "%2$s/sillones/1", "method": "GET"},
                           {"rel": "sucursales", "href": "%2$s/sucursales/%1$d", "method": "GET"}]}""".formatted(norte, root())))));
        surgery.get("/sillones/7")
                .body(json("data.nombre", is("Sobrecupo")))
                .body(json("data.id_sucursal", is(0)))
                .body(json("data.nombre_sucursal", is("")))
                .body(json("data.links", hasSize(1)));
        surgery.get("/sillones").body(ids(one, anywhere, gone, 7L)).body(json("data.habilitado", contains(1, 1, 0, 1)));
        surgery.get("/sillones", "{\"id_sucursal\":{\"eq\":\"%d\"},\"habilitado\":{\"eq\":\"1\"}}".formatted(norte))
                .body(ids(one));
        surgery.get("/sillones", "{\"nombre_sucursal\":{\"lk\":\"nor\"},\"nombre\":{\"lk\":\"2\"}}")
                .body(ids(gone));
        surgery.get("/sucursales/" + norte + "/sillones").body(ids(one, anywhere, gone, 7L));
        surgery.get("/sucursales/" + sur + "/sillones", "{\"nombre\":{\"neq\":\"Sobrecupo\"}}")
                .body(ids(anywhere));
    }

    @Test
    void specialtiesAndWhatPatientsComeForAreListed() {
        long orthodontics = surgery.added("specialties", "{\"name\": \"Ortodoncia\"}");
        long old = surgery.added("specialties", "{\"name\": \"Vieja\"}");
        surgery.delete("specialties", "specialty", old);
        long ada = surgery.added("operators", "{\"first_name\": \"Ada\"}");
        long bea = surgery.added("operators", "{\"first_name\": \"Bea\"}");
        long control = surgery.added(
                "booking-reasons", """
                {"name": "Control", "duration_minutes": 20, "price": 25.5, "specialty_id": "%s",
                 "operator_ids": ["%s"]}""".formatted(surgery.id("specialty", orthodontics), surgery.id("operator", ada)));
        long cleaning = surgery.added("booking-reasons", "{\"name\": \"Limpieza\", \"duration_minutes\": 60}");
        long gone = surgery.added("booking-reasons", "{\"name\": \"Nada\", \"duration_minutes\": 60}");
        surgery.delete("booking-reasons", "booking_reason", gone);

        surgery.get("/especialidades/" + old).statusCode(200).body(json("data", is(written("""
                {"id": %1$d, "nombre": "Vieja", "habilitada": 0,
                 "links": [{"rel": "self", "href": "%2$s/especialidades/%1$d", "method": "GET"}]}""".formatted(
                        old, root())))));
        surgery.get("/especialidades", "{\"habilitada\":{\"eq\":\"0\"},\"nombre\":{\"lk\":\"odon\"}}")
                .body(json("data.nombre", is(List.of())));
        surgery.get("/especialidades", "{\"nombre\":{\"lk\":\"odon\"}}").body(ids(orthodontics));

        surgery.get("/motivosAtencionEspecialidad").statusCode(200).body(json("data", is(written("""
                [{"id": %1$d, "nombre": "Control", "duracion": 20, "precio": 25.50, "id_especialidad": %3$d,
                  "especialidad": "Ortodoncia", "ids_dentistas": [%4$d],
                  "links": [{"rel": "especialidades", "href": "%6$s/especialidades/%3$d", "method": "GET"}]},
                 {"id": %2$d, "nombre": "Limpieza", "duracion": 60, "precio": 0, "id_especialidad": 0,
                  "especialidad": "", "ids_dentistas": [%4$d, %5$d], "links": []}]""".formatted(
                        control, cleaning, orthodontics, ada, bea, root())))));
        surgery.get("/dentistas/" + ada + "/motivosAtencion").statusCode(200).body(ids(control, cleaning));
        surgery.get("/dentistas/" + bea + "/motivosAtencion").body(ids(cleaning));
        surgery.get("/dentistas/" + ada + "/motivosAtencion", "{\"duracion\":{\"gte\":\"30\"}}")
                .body(ids(cleaning));
        surgery.get("/motivosAtencionEspecialidad", "{\"precio\":{\"gt\":\"20\"}}")
                .body(ids(control));
        surgery.get("/motivosAtencionEspecialidad", "{\"id_especialidad\":{\"eq\":\"%d\"}}".formatted(orthodontics))
                .body(ids(control));
    }

    @Test
    void aLongListGoesOnBehindItsCursorWhichSaysTheFilterToo() {
        var agenda = new Agenda(surgery.practice());
        var branch = agenda.branch();
        for (int nth = 0; nth < 53; nth++) {
            agenda.chair(branch, null);
        }
        var all = new ArrayList<Integer>();
        var path =
                "/sillones?q=%7B%22id_sucursal%22%3A%7B%22eq%22%3A%22" + Surgery.number("branch", branch) + "%22%7D%7D";

        var first = surgery.get(path)
                .statusCode(200)
                .body(json("data", hasSize(50)))
                .body(json("links.prev", nullValue()));
        all.addAll(first.extract().as(Json.class).<List<Integer>>at("data.id"));
        String next = first.extract().as(Json.class).at("links.next");
        var second = surgery.get(next.substring(next.indexOf("/sillones")))
                .statusCode(200)
                .body(json("links.next", nullValue()));
        all.addAll(second.extract().as(Json.class).<List<Integer>>at("data.id"));
        assertThat(all).hasSize(53).isSorted().doesNotHaveDuplicates();
        String back = second.extract().as(Json.class).at("links.prev");
        surgery.get(back.substring(back.indexOf("/sillones"))).body(json("data.id", is(all.subList(0, 50))));
        surgery.get("/sucursales?cursor=" + next.substring(next.indexOf("cursor=") + 7))
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/sucursales,     branches,    branch,    Sucursal no encontrada",
        "/dentistas,      operators,   operator,  Dentista no encontrado",
        "/especialidades, specialties, specialty, Especialidad no encontrada",
    })
    void anotherClinicsIsNotThere(String path, String nativePath, String table, String sentence) {
        var another = Surgery.open("America/Santiago");
        long theirs =
                another.added(nativePath, table.equals("operator") ? "{\"first_name\": \"X\"}" : "{\"name\": \"X\"}");

        another.get(path + "/" + theirs).statusCode(200);
        assertSaid(surgery.get(path + "/" + theirs), 404, sentence);
        surgery.get(path).statusCode(200).body(json("data.id", not(hasItem((int) theirs))));
        if (table.equals("branch")) {
            assertSaid(surgery.get(path + "/" + theirs + "/dentistas"), 404, sentence);
            assertSaid(surgery.get(path + "/" + theirs + "/sillones"), 404, sentence);
        }
        if (table.equals("operator")) {
            assertSaid(surgery.get(path + "/" + theirs + "/motivosAtencion"), 404, sentence);
        }
    }

    @Test
    void chairsAreCountedByEachClinicAndSeenByNoOther() {
        var another = Surgery.open("America/Santiago");
        long theirs = another.added("chairs", "{\"name\": \"X\"}");
        another.added("booking-reasons", "{\"name\": \"X\", \"duration_minutes\": 30}");

        assertSaid(surgery.get("/sillones/" + theirs), 404, "Sillón no encontrado");
        surgery.get("/sillones").body(ids(7L));
        surgery.get("/motivosAtencionEspecialidad").body(json("data", empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sucursales",
                "/sucursales/1",
                "/sucursales/1/dentistas",
                "/sucursales/1/sillones",
                "/dentistas",
                "/dentistas/1",
                "/dentistas/1/motivosAtencion",
                "/sillones",
                "/sillones/1",
                "/especialidades",
                "/especialidades/1",
                "/motivosAtencionEspecialidad",
            })
    void nobodyComesInWithoutATokenAndAdministratorsOfThePlatformHaveNoRooms(String path) {
        assertNobodyComesInAt(path);
        Practice.administrator().call().get(Surgery.API + path).then().statusCode(403);
    }

    @Test
    void whoeverWorksThereReads() {
        for (var role : List.of(Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER)) {
            surgery.practice()
                    .as(role)
                    .call()
                    .get(Surgery.API + "/sucursales")
                    .then()
                    .statusCode(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/sucursales|{|q no es JSON válido",
                "/sucursales|[]|q debe ser un objeto JSON",
                "/sucursales|{\"nada\":{\"eq\":\"1\"}}|q no conoce el campo nada; conoce ciudad, comuna, direccion, habilitada, id, nombre, telefono",
                "/sucursales|{\"habilitada\":{\"gt\":\"0\"}}|q no conoce el operador gt para habilitada",
                "/dentistas|{\"intervalo\":{\"eq\":\"x\"}}|El parámetro intervalo no es válido",
                "/dentistas|{\"id\":{\"lk\":\"1\"}}|q no conoce el operador lk para id",
                "/sillones|{\"habilitado\":{\"eq\":\"sí\"}}|El parámetro habilitado no es válido",
                "/especialidades|{\"nombre\":\"x\"}|q debe nombrar un operador para nombre, como {\"eq\": \"…\"}",
                "/motivosAtencionEspecialidad|{\"precio\":{\"eq\":\"1e9999\"}}|El parámetro precio no es válido",
            })
    void nonsenseIsRefused(String path, String q, String sentence) {
        assertSaid(surgery.get(path, q), 400, sentence);
    }

    @Test
    void whatIsNoNumberIsNowhere() {
        assertSaid(surgery.get("/sucursales/x"), 404, "Recurso no encontrado");
        assertSaid(surgery.get("/sucursales/999999999999999999"), 404, "Sucursal no encontrada");
        surgery.get("/sucursales/").statusCode(200);
    }

    private void hours(Long operator, long branch) {
        new Agenda(surgery.practice())
                .hours(
                        operator == null ? null : surgery.id("operator", operator),
                        surgery.id("branch", branch),
                        1,
                        LocalTime.of(9, 0),
                        LocalTime.of(12, 0),
                        "both");
    }
}
