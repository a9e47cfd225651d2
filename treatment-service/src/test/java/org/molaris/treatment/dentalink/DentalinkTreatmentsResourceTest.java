package org.molaris.treatment.dentalink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.data.Ids;
import org.molaris.dentalink.Dentalink;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Json;
import org.molaris.treatment.Practice;

/** Treatment plans as programs of Dentalink see them. Numbers are those of the clinic of this class, whatever they stand for. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class DentalinkTreatmentsResourceTest {

    private static final String TREATMENTS = "/tratamientos";
    private static final String ITEMS = "/tratamientosdetalles";
    private static final long PATIENT = 31;
    private static final long DENTIST = 7;
    private static final long BRANCH = 3;

    private static Practice practice;
    private static UUID operator;
    private static UUID branch;
    private static UUID plan;
    private static UUID bare;
    private static UUID extraction;
    private static UUID cleaning;
    private static UUID crown;
    private static UUID left;
    private static int code;

    @ConfigProperty(name = "quarkus.rest-client.payment-service.url")
    String payments;

    @ConfigProperty(name = "quarkus.rest-client.clinic-service.url")
    String owner;

    /** One for all: requests can be sent only now. */
    @BeforeEach
    void aPractice() {
        if (practice == null) {
            open();
        }
    }

    private static void open() {
        practice = Practice.open();
        practice.tellPatient(practice.patient(), 2, """
                "number": %d, "first_name": "Fernanda", "last_name": "Risopatrón", "social_name": "Ferny\"""".formatted(PATIENT));
        operator = Ids.next();
        practice.tell(Topic.APPOINTMENTS, "operator-created", "operator", operator, 1, """
                "number": %d, "first_name": "Daniel", "last_name": "Vergara", "deleted_at": null""".formatted(DENTIST));
        branch = Ids.next();
        practice.tell(Topic.APPOINTMENTS, "branch-created", "branch", branch, 1, """
                "number": %d, "name": "NORTE", "deleted_at": null""".formatted(BRANCH));
        practice.until("patient", 2, practice.patient());
        practice.until("operator", 1, operator);
        practice.until("branch", 1, branch);
        code = number(idOf(
                practice.owner().call().body("""
                        {"code": "D7140", "name": "Exodoncia simple", "price": 120, "category": "Cirugía"}""").post("/api/dental/procedures").then()));
        plan = idOf(practice.owner()
                .call()
                .body("""
                        {"patient_id": "%s", "title": "Exodoncia", "notes": "con pausa", "operator_id": "%s",
                         "branch_id": "%s"}""".formatted(practice.patient(), operator, branch))
                .post(Practice.PLANS)
                .then());
        extraction = idOf(practice.addStep(plan, "{\"procedure_code\": \"D7140\", \"discount\": 20}"));
        crown = idOf(practice.addStep(plan, "{\"procedure\": \"Corona\", \"estimated_cost\": 100, \"vat_rate\": 19}"));
        left = idOf(practice.addStep(plan, "{\"procedure\": \"x\", \"estimated_cost\": 50}"));
        cleaning = idOf(practice.addStep(plan, "{\"procedure\": \"Limpieza\", \"estimated_cost\": 30.5}"));
        practice.patchStep(left, "{\"status\": \"skipped\"}").statusCode(200);
        practice.patchStep(extraction, "{\"status\": \"completed\"}").statusCode(200);
        practice.patchStep(cleaning, "{\"status\": \"completed\"}").statusCode(200);
        bare = practice.plan("Otro");
        practice.patchPlan(bare, "{\"status\": \"cancelled\"}").statusCode(200);
        frozen();
        // By the clinic's clock these are evenings of the days before.
        opened(plan, "2018-11-03T05:59:59Z");
        opened(bare, "2018-11-03T06:00:00Z");
        Database.execute("update plan_item set created_at = '2018-11-03T03:00:00Z' where treatment_plan_id = ?", plan);
        done(extraction, "2018-11-06T03:00:00Z");
        done(cleaning, "2018-11-05T03:00:00Z");
        Database.execute(
                "update procedure set operator_id = ? where id = (select procedure_id from plan_item where id = ?)",
                operator,
                extraction);
    }

    private static void frozen() {
        Database.execute("""
                insert into treatment_plan (id, clinic_id, patient_id, title, saved_from, saved_on)
                select ?, clinic_id, patient_id, 'Copia', id, '2026-01-15' from treatment_plan where id = ?""", Ids.next(), plan);
    }

    private static void opened(UUID which, String at) {
        Database.execute("update treatment_plan set created_at = ?::timestamptz where id = ?", at, which);
    }

    private static void done(UUID step, String at) {
        Database.execute("""
                update procedure set done_at = ?::timestamptz
                 where id = (select procedure_id from plan_item where id = ?)""", at, step);
    }

    @Test
    void aTreatmentIsAPlanWithWhatItCostsAndWhatIsPaid() {
        paid(plan, "145.5");

        assertThat(pathsOnly(get(TREATMENTS + "/" + number(plan)).statusCode(200)))
                .isEqualTo("""
                        {"data":{"id":%1$d,"nombre":"Exodoncia","id_convenio":0,"nombre_convenio":"","fecha":"2018-11-02",\
                        "finalizado":0,"bloqueado":0,"id_paciente":31,"nombre_paciente":"Fernanda Risopatrón",\
                        "nombre_social_paciente":"Ferny","id_dentista":7,"nombre_dentista":"Daniel Vergara","id_sucursal":3,\
                        "nombre_sucursal":"NORTE","comentario":"con pausa","total":249.50,"abonado":145.50,"abono_libre":0.00,\
                        "asignado_realizado":130.50,"asignado_sin_realizar":15.00,"total_realizado":130.50,"deuda":0.00,\
                        "links":[{"rel":"self","href":"/dentalink/api/v1/tratamientos/%1$d","method":"GET"},\
                        {"rel":"pacientes","href":"/dentalink/api/v1/pacientes/31","method":"GET"},\
                        {"rel":"dentistas","href":"/dentalink/api/v1/dentistas/7","method":"GET"},\
                        {"rel":"detalles","href":"/dentalink/api/v1/tratamientos/%1$d/detalles","method":"GET"}]}}""".formatted(number(plan)));
    }

    @Test
    void whatNobodySaidIsNoneAndEmptyAndAPlanThatWasGivenUpIsOver() {
        assertThat(get(TREATMENTS + "/" + number(bare))
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains(
                        "\"finalizado\":1,\"bloqueado\":1",
                        "\"id_dentista\":0,\"nombre_dentista\":\"\",\"id_sucursal\":0,\"nombre_sucursal\":\"\",\"comentario\":\"\"",
                        "\"total\":0.00,\"abonado\":0.00")
                .doesNotContain("/dentistas/");
        var other = Practice.open();
        var over = other.plan("x");
        other.patchPlan(over, "{\"status\": \"completed\"}").statusCode(200);
        get(other, TREATMENTS + "/" + number(over))
                .body(json("data.finalizado", is(1)))
                .body(json("data.bloqueado", is(0)));
    }

    @Test
    void aPartOfItIsAStepAndWhatIsDoneFirstIsPaidFirst() {
        paid(plan, "100");
        var first = """
                {"id":%d,"id_tratamiento":%d,"id_prestacion":%d,"nombre_prestacion":"Exodoncia simple",\
                "tipo_prestacion":"Cirugía","id_usuario_creador":0,"nombre_creador":"","fecha_creacion":"2018-11-02",\
                "realizado":1,"liquidado":0,"id_dentista_realizador":7,"dentista_realizador":"Daniel Vergara",\
                "fecha_realizacion":"2018-11-05","precio":120.00,"descuento_usuario":20.00,"descuento_convenio":0.00,\
                "descuento_total":20.00,"pagado":69.50,"total":100.00,"id_sucursal":3,"nombre_sucursal":"NORTE",\
                "id_paciente":31,"nombre_paciente":"Fernanda Risopatrón","nombre_social_paciente":"Ferny","links":[\
                {"rel":"self","href":"/dentalink/api/v1/tratamientosdetalles/%1$d","method":"GET"},\
                {"rel":"tratamientos","href":"/dentalink/api/v1/tratamientos/%2$d","method":"GET"},\
                {"rel":"pacientes","href":"/dentalink/api/v1/pacientes/31","method":"GET"},\
                {"rel":"dentistas","href":"/dentalink/api/v1/dentistas/7","method":"GET"},\
                {"rel":"prestaciones","href":"/dentalink/api/v1/prestaciones/%3$d","method":"GET"}]}""".replaceFirst("%d", "%1\\$d")
                .replaceFirst("%d", "%2\\$d")
                .replaceFirst("%d", "%3\\$d")
                .formatted(number(extraction), number(plan), code);

        assertThat(pathsOnly(get(ITEMS + "/" + number(extraction)).statusCode(200)))
                .isEqualTo("{\"data\":" + first + "}");
        var listed = get(TREATMENTS + "/" + number(plan) + "/detalles").statusCode(200);
        assertThat(pathsOnly(listed)).contains("\"data\":[" + first + ",{\"id\":" + number(crown));
        listed.body(json("data.id", contains(number(extraction), number(crown), number(cleaning))))
                .body(json("data.pagado", contains(69.5f, 0.0f, 30.5f)))
                .body(json("data.total", contains(100.0f, 119.0f, 30.5f)))
                .body(json("data.realizado", contains(1, 0, 1)))
                .body(json("data.fecha_realizacion", contains("2018-11-05", "", "2018-11-04")))
                .body(json("data.id_prestacion", contains(code, 0, 0)))
                .body(json("links.next", nullValue()));
        get(ITEMS + "/" + number(left)).statusCode(404);
    }

    @Test
    void whatIsDoneNativelyIsDoneHere() {
        var other = Practice.open();
        var made = other.plan("Nuevo");
        var step = other.step(made, "Ajuste");
        var item = ITEMS + "/" + number(step);
        get(other, item).body(json("data.realizado", is(0))).body(json("data.fecha_realizacion", is("")));
        other.patchStep(step, "{\"status\": \"completed\"}").statusCode(200);
        get(other, item)
                .body(json("data.realizado", is(1)))
                .body(json("data.id_tratamiento", is(number(made))))
                .body(json("data.nombre_prestacion", is("Ajuste")));
        get(other, TREATMENTS + "/" + number(made)).body(json("data.nombre", is("Nuevo")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|both",
                "{\"id\": {\"eq\": \"PLAN\"}}|plan",
                "{\"id\": [{\"gte\": \"PLAN\"}, {\"lt\": \"BARE\"}]}|plan",
                "{\"id\": {\"neq\": \"PLAN\"}}|bare",
                "{\"nombre\": {\"lk\": \"exo\"}}|plan",
                "{\"nombre\": {\"eq\": \"exo\"}}|none",
                "{\"nombre\": {\"lk\": \"%\"}}|none",
                "{\"fecha\": {\"eq\": \"2018-11-02\"}}|plan",
                "{\"fecha\": {\"neq\": \"2018-11-02\"}}|bare",
                "{\"fecha\": {\"gt\": \"2018-11-02\"}}|bare",
                "{\"fecha\": {\"gte\": \"2018-11-02\"}}|both",
                "{\"fecha\": {\"lt\": \"2018-11-03\"}}|plan",
                "{\"fecha\": {\"lte\": \"2018-11-02\"}}|plan",
                "{\"finalizado\": {\"eq\": \"1\"}}|bare",
                "{\"finalizado\": {\"eq\": false}}|plan",
                "{\"bloqueado\": {\"neq\": \"1\"}}|plan",
                "{\"id_paciente\": {\"eq\": \"31\"}}|both",
                "{\"id_paciente\": {\"eq\": 32}}|none",
                "{\"id_dentista\": {\"eq\": \"7\"}}|plan",
                "{\"id_dentista\": {\"neq\": \"7\"}}|bare",
                "{\"id_dentista\": {\"eq\": \"0\"}}|bare",
                "{\"id_dentista\": {\"lt\": \"8\"}}|both",
                "{\"id_sucursal\": {\"neq\": \"0\"}}|plan",
                "{\"id_sucursal\": {\"eq\": \"3\"}}|plan",
                "{\"id_sucursal\": {\"eq\": \"3\"}, \"finalizado\": {\"eq\": \"1\"}}|none"
            })
    void aListIsOfWhatIsAskedFor(String q, String expected) {
        var ids = Stream.of(plan, bare)
                .filter(each -> expected.equals("both") || each.equals(expected.equals("plan") ? plan : bare))
                .filter(each -> !expected.equals("none"))
                .map(DentalinkTreatmentsResourceTest::number)
                .toArray();

        for (var list : new String[] {TREATMENTS, "/pacientes/31" + TREATMENTS}) {
            assertThat(asked(list, q).getList("data.id")).containsExactly(ids);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|111",
                "{\"id\": {\"eq\": \"CROWN\"}}|010",
                "{\"id_tratamiento\": {\"eq\": \"PLAN\"}}|111",
                "{\"id_tratamiento\": {\"eq\": \"BARE\"}}|000",
                "{\"id_paciente\": {\"eq\": \"31\"}}|111",
                "{\"realizado\": {\"eq\": \"1\"}}|101",
                "{\"realizado\": {\"eq\": \"0\"}}|010",
                "{\"fecha_creacion\": {\"eq\": \"2018-11-02\"}}|111",
                "{\"fecha_creacion\": {\"gt\": \"2018-11-02\"}}|000",
                "{\"fecha_realizacion\": {\"gte\": \"2018-11-05\"}}|100",
                "{\"fecha_realizacion\": [{\"gte\": \"2018-11-01\"}, {\"lte\": \"2018-11-04\"}]}|001",
                "{\"id_dentista_realizador\": {\"eq\": \"7\"}}|100",
                "{\"id_dentista_realizador\": {\"neq\": \"7\"}}|011",
                "{\"id_dentista_realizador\": {\"eq\": \"0\"}}|011",
                "{\"id_prestacion\": {\"eq\": \"CODE\"}}|100",
                "{\"id_prestacion\": {\"eq\": \"0\"}}|011",
                "{\"nombre_prestacion\": {\"lk\": \"LIMP\"}}|001",
                "{\"id_sucursal\": {\"eq\": \"3\"}}|111",
                "{\"id_sucursal\": {\"eq\": \"4\"}}|000"
            })
    void aListOfPartsIsOfWhatIsAskedFor(String q, String expected) {
        var all = new UUID[] {extraction, crown, cleaning};
        var ids = Stream.of(0, 1, 2)
                .filter(nth -> expected.charAt(nth) == '1')
                .map(nth -> number(all[nth]))
                .toArray();

        assertThat(asked(ITEMS, q).getList("data.id")).containsExactly(ids);
        if (!q.contains("BARE")) {
            assertThat(asked(TREATMENTS + "/" + number(plan) + "/detalles", q).getList("data.id"))
                    .containsExactly(ids);
        }
    }

    @Test
    void aDentistsTreatmentsAreThoseThatNameHim() {
        assertThat(asked("/dentistas/7" + TREATMENTS, "{}").getList("data.id")).containsExactly(number(plan));
        assertThat(asked("/dentistas/7" + TREATMENTS, "{\"finalizado\": {\"eq\": \"1\"}}")
                        .getList("data.id"))
                .isEmpty();
    }

    @Test
    void whoeverFollowsTheLinksComesToTheEndAndBack() {
        var many = Practice.open();
        var first = many.plan("uno");
        Database.execute("""
                insert into treatment_plan (id, clinic_id, patient_id, title)
                select uuid_v7(), clinic_id, patient_id, 'uno ' || n from treatment_plan, generate_series(1, 110) n
                 where id = ?""", first);
        Database.execute("""
                with written as (
                    insert into procedure (id, clinic_id, patient_id, name)
                    select uuid_v7(), clinic_id, patient_id, 'x' from treatment_plan where clinic_id = ? and title like 'uno %'
                    returning id, clinic_id)
                insert into plan_item (id, clinic_id, treatment_plan_id, procedure_id, step_order)
                select uuid_v7(), clinic_id, ?, id, row_number() over () from written""", many.clinic(), first);

        for (var list : new String[] {TREATMENTS, TREATMENTS + "/" + number(first) + "/detalles"}) {
            var q = list.equals(TREATMENTS) ? "{\"nombre\":{\"lk\":\"uno \"}}" : "{}";
            var one = of(many, Dentalink.PATH + list, q);
            var two = of(many, one.at("links.next"), null);
            var three = of(many, two.at("links.next"), null);
            var back = of(many, three.at("links.prev"), null);

            assertThat(Stream.of(one, two, three)
                            .flatMap(page -> page.getList("data.id", Long.class).stream())
                            .toList())
                    .hasSize(110)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(one.getString("links.prev")).isNull();
            assertThat(three.getString("links.next")).isNull();
            assertThat(back.<List<Object>>at("data.id")).isEqualTo(two.at("data.id"));
            assertThat(one.getString("links.next")).contains(list + "?cursor=");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "x",
                "{\"rut\": {\"eq\": \"1\"}}",
                "{\"id\": \"1\"}",
                "{\"id\": {}}",
                "{\"id\": {\"eq\": null}}",
                "{\"id\": {\"lk\": \"1\"}}",
                "{\"id\": {\"eq\": \"x\"}}",
                "{\"id\": {\"eq\": \"99999999999999999999\"}}",
                "{\"id\": {\"is\": \"1\"}}",
                "{\"id_paciente\": {\"eq\": \"1.5\"}}"
            })
    void whatMakesNoSenseIsRefusedInSpanish(String q) {
        for (var list : new String[] {TREATMENTS, ITEMS, "/prestaciones", "/pacientes/31" + TREATMENTS}) {
            refused(practice.owner()
                    .call()
                    .queryParam("q", q)
                    .get(Dentalink.PATH + list)
                    .then());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/tratamientos|{\"fecha\": {\"eq\": \"2018-13-01\"}}",
                "/tratamientos|{\"fecha\": {\"lk\": \"2018\"}}",
                "/tratamientos|{\"finalizado\": {\"gt\": \"0\"}}",
                "/tratamientos|{\"finalizado\": {\"eq\": \"2\"}}",
                "/tratamientos|{\"nombre\": {\"eq\": \"\\u0000\"}}",
                "/tratamientosdetalles|{\"realizado\": {\"eq\": \"si\"}}",
                "/tratamientosdetalles|{\"fecha_realizacion\": {\"eq\": \"ayer\"}}",
                "/prestaciones|{\"precio\": {\"eq\": \"caro\"}}",
                "/prestaciones|{\"habilitado\": {\"lt\": \"1\"}}"
            })
    void whatIsNoValueOfItsFieldIsRefused(String list, String q) {
        refused(practice.owner()
                .call()
                .queryParam("q", q)
                .get(Dentalink.PATH + list)
                .then());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "%00"})
    void aCursorThatNobodyGaveIsRefused(String cursor) {
        for (var list : new String[] {TREATMENTS, ITEMS, "/prestaciones"}) {
            refused(practice.owner()
                    .call()
                    .queryParam("cursor", cursor)
                    .get(Dentalink.PATH + list)
                    .then());
        }
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(400).body(json("error.code", is(400)));
        assertThat(answer.extract().as(Json.class).getString("error.message")).matches("(q|El) .*");
    }

    /** Those of another clinic and those that nobody has. */
    @ParameterizedTest
    @CsvSource({
        "/tratamientos, ",
        "/tratamientos/{plan}, Tratamiento no encontrado",
        "/tratamientos/{plan}/detalles, Tratamiento no encontrado",
        "/pacientes/31/tratamientos, Paciente no encontrado",
        "/dentistas/7/tratamientos, Dentista no encontrado",
        "/tratamientosdetalles, ",
        "/tratamientosdetalles/{item}, Detalle de tratamiento no encontrado",
        "/prestaciones, ",
        "/prestaciones/{code}, Prestación no encontrada"
    })
    void everyRouteIsOfItsOwnClinic(String route, String sentence) {
        var path = Dentalink.PATH
                + route.replace("{plan}", "" + number(plan))
                        .replace("{item}", "" + number(crown))
                        .replace("{code}", "" + code);
        for (var role : new String[] {Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER}) {
            Caller.of(practice.clinic(), role).call().get(path).then().statusCode(200);
        }
        Caller.of(practice.clinic(), Roles.PLATFORM_ADMIN)
                .call()
                .get(path)
                .then()
                .statusCode(403)
                .body(json("error.code", is(403)));
        given().get(path)
                .then()
                .statusCode(401)
                .body(is("{\"error\":{\"code\":401,\"message\":\"Se requiere un token válido\"}}"));
        var other = Practice.open().owner();
        if (sentence == null) {
            other.call().get(path).then().statusCode(200).body(json("data.size()", is(0)));
            return;
        }
        var notFound = "{\"error\":{\"code\":404,\"message\":\"%s\"}}".formatted(sentence);
        other.call().get(path).then().statusCode(404).body(is(notFound));
        get(route.replaceAll("\\{\\w+}|31|7", "999999999")).statusCode(404).body(is(notFound));
        get(route.replaceAll("\\{\\w+}|31|7", "x")).statusCode(404).body(json("error.code", is(404)));
    }

    @Test
    void aFrozenCopyIsNoTreatment() {
        var copy = Database.value(
                "select number from treatment_plan where clinic_id = ? and title = 'Copia'", practice.clinic());
        get(TREATMENTS + "/" + copy).statusCode(404);
        get(TREATMENTS + "/" + copy + "/detalles").statusCode(404);
    }

    @Test
    void withoutPaymentServiceNobodySaysWhatIsPaid() {
        var other = Practice.open();
        var unpaid = other.plan("x");
        var step = other.step(unpaid, "y");
        var paid = payments + "/internal/treatment-payments/" + unpaid;
        var paths = new String[] {
            TREATMENTS,
            TREATMENTS + "/" + number(unpaid),
            TREATMENTS + "/" + number(unpaid) + "/detalles",
            ITEMS,
            ITEMS + "/" + number(step)
        };
        given().body("500{}").put(paid).then().statusCode(204);
        for (var path : paths) {
            other.owner()
                    .call()
                    .get(Dentalink.PATH + path)
                    .then()
                    .statusCode(503)
                    .body(json("error.code", is(503)));
        }
        given().body("404{}").put(paid).then().statusCode(204);
        for (var path : paths) {
            other.owner().call().get(Dentalink.PATH + path).then().statusCode(200);
        }
    }

    @Test
    void whoIsNotKnownYetIsAskedForAndWhoCannotBeAskedForIsNotUnknown() {
        var id = Ids.next();
        given().body("""
                200{"id": "%s", "clinic_id": "%s", "version": 1, "number": 77, "first_name": "Eva"}""".formatted(id, practice.clinic()))
                .put(owner + "/internal/patients/numbered/77/" + practice.clinic())
                .then()
                .statusCode(204);
        given().body("500{}")
                .put(owner + "/internal/patients/numbered/78/" + practice.clinic())
                .then()
                .statusCode(204);

        get("/pacientes/77" + TREATMENTS).statusCode(200).body(json("data.size()", is(0)));
        get("/pacientes/78" + TREATMENTS).statusCode(503).body(containsString("\"code\":503"));
    }

    @Test
    void ofWhoIsErasedNoNameAndNoLinkStays() {
        var other = Practice.open();
        var eva = Ids.next();
        other.tellPatient(eva, 1, "\"number\": 51, \"first_name\": \"Eva\", \"social_name\": \"Evi\"");
        other.until("patient", 1, eva);
        var hers = other.planOf(eva, "x");
        var treatment = TREATMENTS + "/" + number(hers);
        get(other, treatment)
                .body(json("data.nombre_social_paciente", is("Evi")))
                .body(json("data.links[1].href", endsWith("/pacientes/51")));
        other.tellPatient(eva, 2, """
                "number": 51, "first_name": "Erased", "social_name": null, "erased_at": "2026-01-15T10:00:00Z\"""");
        other.until("patient", 2, eva);

        get(other, treatment)
                .body(json("data.nombre_paciente", is("")))
                .body(json("data.nombre_social_paciente", is("")))
                .body(json("data.links.rel", contains("self", "detalles")));
    }

    @Test
    void theApiDescribesIt() {
        var api = given().accept("application/json").get("/q/openapi").jsonPath();

        assertThat(api.<String, Object>getMap("paths").keySet().stream()
                        .filter(path -> path.startsWith(Dentalink.PATH))
                        .map(path -> path.substring(Dentalink.PATH.length())))
                .containsExactlyInAnyOrder(
                        TREATMENTS,
                        TREATMENTS + "/{id}",
                        TREATMENTS + "/{id}/detalles",
                        "/pacientes/{id}" + TREATMENTS,
                        "/dentistas/{id}" + TREATMENTS,
                        ITEMS,
                        ITEMS + "/{id}",
                        "/prestaciones",
                        "/prestaciones/{id}");
        for (var schema : new String[] {"DentalinkTreatment", "DentalinkTreatmentItem", "DentalinkProcedure"}) {
            assertThat(api.getMap("components.schemas." + schema + ".properties")
                            .keySet())
                    .isEqualTo(api.getMap("components.schemas." + schema + ".examples[0]")
                            .keySet());
        }
        assertThat(api.<List<String>>get("paths.'" + Dentalink.PATH + TREATMENTS + "'.get.parameters.name"))
                .containsExactlyInAnyOrder("q", "cursor");
    }

    private void paid(UUID which, String amount) {
        given().body("200{\"treatment_plan_id\": \"%s\", \"paid\": %s}".formatted(which, amount))
                .put(payments + "/internal/treatment-payments/" + which)
                .then()
                .statusCode(204);
    }

    private static Json asked(String list, String q) {
        return of(
                practice,
                Dentalink.PATH + list,
                q.replace("PLAN", "" + number(plan))
                        .replace("BARE", "" + number(bare))
                        .replace("CROWN", "" + number(crown))
                        .replace("CODE", "" + code));
    }

    private static Json of(Practice whose, String url, String q) {
        var call = whose.owner().call();
        return (q == null ? call.urlEncodingEnabled(false) : call.queryParam("q", q))
                .get(url)
                .then()
                .statusCode(200)
                .extract()
                .as(Json.class);
    }

    private static ValidatableResponse get(String path) {
        return get(practice, path);
    }

    private static ValidatableResponse get(Practice whose, String path) {
        return whose.owner().call().get(Dentalink.PATH + path).then();
    }

    private static String pathsOnly(ValidatableResponse answer) {
        return answer.extract().asString().replaceAll("http://[^/]+", "");
    }

    private static UUID idOf(ValidatableResponse added) {
        return added.statusCode(201).extract().as(Json.class).getUUID("id");
    }

    /** By which the dialect knows a plan, a step or a procedure. */
    private static int number(UUID id) {
        return ((Long) Database.value("""
                        select number from treatment_plan where id = ? union all select number from plan_item where id = ?
                         union all select number from procedure_code where id = ?""", id, id, id)).intValue();
    }
}
