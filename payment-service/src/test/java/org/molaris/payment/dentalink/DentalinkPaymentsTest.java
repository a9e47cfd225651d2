package org.molaris.payment.dentalink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molaris.auth.Roles;
import org.molaris.data.Ids;
import org.molaris.payment.Bills;
import org.molaris.payment.Practice;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Json;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class DentalinkPaymentsTest {

    private static final String API = "/dentalink/api/v1";
    private static final String ZONE = "America/Santiago";

    private static Practice practice;
    private static long ana;
    private static long mother;
    private static UUID plan;

    /** Of Ana, in the order of their numbers: cash today, a check of another day, one on a bill. */
    private static long cash;

    private static long check;
    private static long billed;

    private static Practice stranger;
    private static long strangersPayment;

    @BeforeEach
    void payments() {
        if (practice == null) {
            open();
        }
    }

    private static void open() {
        practice = Practice.open(ZONE);
        ana = 1 + System.nanoTime() % 1_000_000 * 10;
        mother = ana + 1;
        var guarantor = Ids.next();
        Practice.untilHeard(practice.tellPatient(
                guarantor, 1, "\"number\": %d, \"first_name\": \"Rosa\", \"last_name\": \"Soto\"".formatted(mother)));
        Practice.untilHeard(practice.tellPatient(practice.patient(), 2, """
                "number": %d, "first_name": "Ana", "last_name": "García", "social_name": "Anita", "guarantor_id": "%s\"""".formatted(ana, guarantor)));
        plan = practice.planOf("1000");
        cash = pays(plan, "{\"amount\": 10.50, \"payment_method\": \"cash\"}");
        check = pays(plan, "{\"amount\": 200, \"payment_method\": \"transfer\", \"paid_on\": \"2026-01-15\"}");
        Database.execute(
                "update payment set check_number = '2058', bank_branch = 'Banco Sur' where number = ? and clinic_id = ?",
                check,
                practice.clinic());
        stranger = Practice.open(ZONE);
        strangersPayment = pays(stranger, stranger.planOf("9"), "{\"amount\": 9}");
        Practice.untilHeard(stranger.tellPatient(
                stranger.patient(), 2, "\"number\": %d, \"first_name\": \"Eva\"".formatted(mother + 5)));
        billed = pays(Bills.planOf(new Bills(practice).incoming("50")), "{\"amount\": 20}");
    }

    @Test
    void aPaymentHasEveryFieldThatThereIs() {
        var bills = new Bills(practice);
        var type = Bills.number("payment_type", bills.type("transfer"));
        var account = Bills.number("account", bills.account("transfer"));
        var today = LocalDate.now(ZoneId.of(ZONE)).toString();

        var shown =
                get("/pagos/" + check).statusCode(200).extract().as(Json.class).<Map<String, Object>>at("data");

        assertThat(shown.keySet())
                .containsExactly(
                        "id",
                        "id_pagador",
                        "nombre_pagador",
                        "tipo_pagador",
                        "id_paciente",
                        "nombre_paciente",
                        "nombre_social_paciente",
                        "monto_pago",
                        "id_medio_pago",
                        "medio_pago",
                        "id_banco",
                        "nombre_banco",
                        "fecha_recepcion",
                        "fecha_vencimiento",
                        "fecha_creacion",
                        "rut_emisor",
                        "numero_referencia",
                        "id_caja",
                        "id_sucursal",
                        "nombre_sucursal",
                        "folio",
                        "links");
        assertThat(List.copyOf(shown.values()).subList(0, 21))
                .containsExactly(
                        (int) check,
                        (int) mother,
                        "Rosa Soto",
                        "Paciente",
                        (int) ana,
                        "Ana García",
                        "Anita",
                        200.0f,
                        (int) type,
                        "Transferencia",
                        0,
                        "Banco Sur",
                        "2026-01-15",
                        "2026-01-15",
                        today,
                        "",
                        "2058",
                        (int) account,
                        0,
                        "",
                        "");
        get("/pagos/" + billed)
                .body(json("data.folio", is(LocalDate.now(ZoneId.of("UTC")).getYear() + "/1")))
                .body(json("data.medio_pago", is("Otro")));
        get("/pagos/" + check).body(json("data.links.rel", contains("self", "pacientes", "medios", "cajas")));
        for (String href : get("/pagos/" + check).extract().as(Json.class).<List<String>>at("data.links.href")) {
            if (!href.contains("/pacientes/")) {
                get(URI.create(href).getPath().substring(API.length())).statusCode(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'id': {'eq': 'CHECK'}}",
                "{'monto_pago': {'gt': '100'}, 'id_paciente': {'eq': 'ANA'}}",
                "{'fecha_recepcion': {'eq': '2026-01-15'}}",
                "{'fecha_recepcion': [{'gte': '2026-01-01'}, {'lte': '2026-01-31'}], 'id_pagador': {'eq': 'MOTHER'}}",
                "{'fecha_vencimiento': {'lt': '2026-01-16'}}",
                "{'id_medio_pago': {'eq': 'TYPE'}}",
                "{'numero_referencia': {'lk': '205'}}",
                "{'folio': {'eq': ''}, 'id': {'neq': 'CASH'}, 'fecha_recepcion': {'lte': '2026-02-01'}}",
            })
    void whateverIsAskedForIsFound(String q) {
        var asked = q.replace('\'', '"')
                .replace("CHECK", "" + check)
                .replace("CASH", "" + cash)
                .replace("ANA", "" + ana)
                .replace("MOTHER", "" + mother)
                .replace("TYPE", "" + Bills.number("payment_type", new Bills(practice).type("transfer")));

        assertThat(listed("/pagos", asked)).containsExactly(check);
        assertThat(listed("/pacientes/" + ana + "/pagos", asked)).containsExactly(check);
        assertThat(listed("/pacientes/" + mother + "/pagos", asked)).isEmpty();
    }

    @Test
    void aDayIsTheClinicsOwn() {
        var clinic = Practice.open(ZONE);
        var agreed = clinic.planOf("100");
        var before = pays(clinic, agreed, "{\"amount\": 1}");
        var after = pays(clinic, agreed, "{\"amount\": 1}");
        // The last second of one day in Santiago, and the first of the next.
        enter(clinic, before, "2026-07-10T03:59:59Z");
        enter(clinic, after, "2026-07-10T04:00:00Z");

        assertThat(entered(clinic, "eq", "2026-07-09")).containsExactly(before);
        assertThat(entered(clinic, "eq", "2026-07-10 08:00:00")).containsExactly(after);
        assertThat(entered(clinic, "neq", "2026-07-09")).containsExactly(after);
        assertThat(entered(clinic, "gt", "2026-07-09")).containsExactly(after);
        assertThat(entered(clinic, "gte", "2026-07-10")).containsExactly(after);
        assertThat(entered(clinic, "lt", "2026-07-10")).containsExactly(before);
        assertThat(entered(clinic, "lte", "2026-07-10")).containsExactly(before, after);
    }

    @Test
    void aVoidedPaymentIsInTheOtherList() {
        var voided = pays(plan, "{\"amount\": 3}");
        var id = (UUID)
                Database.value("select id from payment where clinic_id = ? and number = ?", practice.clinic(), voided);
        practice.voids(id.toString(), "Error").statusCode(200);
        var today = LocalDate.now(ZoneId.of(ZONE)).toString();

        get("/pagos/" + voided).statusCode(404).body(said(404, "Pago no encontrado"));
        assertThat(listed("/pagos", "{\"id\": {\"eq\": \"%d\"}}".formatted(voided)))
                .isEmpty();
        assertThat(listed("/pagosEliminados", "{}")).containsExactly(voided);
        assertThat(listed("/pagosEliminados", "{\"fecha_eliminacion\": {\"gt\": \"%s\"}}".formatted(today)))
                .isEmpty();
        get("/pagosEliminados?q=" + encoded("{\"fecha_eliminacion\": {\"eq\": \"%s\"}}".formatted(today)))
                .body(json("data[0].monto_pago", is(3.0f)))
                .body(json("data[0].folio_boleta", is("")))
                .body(json("data[0].fecha_eliminacion", is(today)))
                .body(json("data[0].comentarios", is("Error")))
                .body(json("data[0].links.rel", contains("pacientes", "medios", "cajas")));
    }

    @Test
    void otherMoneyIsNoPayment() {
        var clinic = Practice.open(ZONE);
        var bills = new Bills(clinic);
        clinic.owner()
                .call()
                .body("""
                        {"direction": "outgoing", "amount": 5, "account_id": "%s", "payment_type_id": "%s"}""".formatted(bills.account("cash"), bills.type("cash")))
                .post("/api/dental/transactions")
                .then()
                .statusCode(201);
        var paid = pays(clinic, clinic.planOf("9"), "{\"amount\": 9}");

        assertThat(listed(clinic, "{}")).containsExactly(paid);
    }

    @Test
    void aLongListGoesOnBothWays() {
        var clinic = Practice.open(ZONE);
        var agreed = clinic.planOf("500");
        var all = new ArrayList<Long>();
        for (int i = 0; i < 52; i++) {
            all.add(pays(clinic, agreed, "{\"amount\": 1}"));
        }

        var first = get(clinic, "/pagos")
                .body(json("links", not(hasKey("prev"))))
                .extract()
                .as(Json.class);
        var second = get(clinic, "/pagos?" + URI.create(first.at("links.next")).getRawQuery())
                .body(json("links", not(hasKey("next"))))
                .extract()
                .as(Json.class);
        var back = get(clinic, "/pagos?" + URI.create(second.at("links.prev")).getRawQuery())
                .extract()
                .as(Json.class);

        assertThat(first.getList("data.id", Long.class)).isEqualTo(all.subList(0, 50));
        assertThat(second.getList("data.id", Long.class)).isEqualTo(all.subList(50, 52));
        assertThat(back.getList("data.id", Long.class)).isEqualTo(all.subList(0, 50));
    }

    @Test
    void howAPatientIsCalledIsKnownFromTheirEventsAndForgottenWithThem() {
        var clinic = Practice.open(ZONE);
        tell(clinic, 2, "\"first_name\": \"Ana\", \"social_name\": \"Any\"");
        var paid = pays(clinic, clinic.planOf("9"), "{\"amount\": 9}");
        get(clinic, "/pagos/" + paid)
                .body(json("data.nombre_social_paciente", is("Any")))
                .body(json("data.nombre_paciente", is("Ana")))
                .body(json("data.id_pagador", is(7)));
        tell(clinic, 1, "\"first_name\": \"Ana\", \"social_name\": \"Older\"");
        get(clinic, "/pagos/" + paid).body(json("data.nombre_social_paciente", is("Any")));
        tell(clinic, 3, "\"first_name\": \"Erased\", \"social_name\": null, \"erased_at\": \"2026-01-01T00:00:00Z\"");
        get(clinic, "/pagos/" + paid).body(json("data.nombre_social_paciente", is("")));
        get(clinic, "/pacientes/7/pagos").statusCode(404).body(said(404, "Paciente no encontrado"));
    }

    @Test
    void waysToPayAndWhereMoneyIsKeptAreListed() {
        var types = get("/medios")
                .statusCode(200)
                .body(json("data.nombre", contains("Efectivo", "Tarjeta", "Transferencia", "Otro")));
        long id = types.extract().as(Json.class).getLong("data[0].id");
        get("/medios/" + id)
                .body(json("data.nombre", is("Efectivo")))
                .body(json("data.habilitado", is(1)))
                .body(json("data.links.rel", contains("self")));
        get("/medios?q=" + encoded("{\"nombre\": {\"lk\": \"tar\"}, \"habilitado\": {\"eq\": \"1\"}}"))
                .body(json("data.nombre", contains("Tarjeta")));

        var added = practice.owner()
                .call()
                .body("{\"name\": \"Caja chica\"}")
                .post("/api/dental/accounts")
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .getUUID("id");
        practice.owner()
                .call()
                .delete("/api/dental/accounts/{id}", added)
                .then()
                .statusCode(200);
        get("/cajas").statusCode(200).body(json("data.nombre", contains("Caja", "Banco", "Caja chica")));
        get("/cajas/" + Bills.number("account", added))
                .body(json("data.nombre", is("Caja chica")))
                .body(json("data.habilitado", is(0)));
        assertThat(listed("/cajas", "{\"habilitado\": {\"eq\": \"0\"}}"))
                .containsExactly(Bills.number("account", added));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"nada\": {\"eq\": \"1\"}}",
                "{\"monto_pago\": {\"eq\": \"mucho\"}}",
                "{\"fecha_recepcion\": {\"eq\": \"15-01-2026\"}}",
                "{\"id_paciente\": {\"lk\": \"1\"}}",
                "{"
            })
    void whatCannotBeAskedIsRefused(String q) {
        for (var list : List.of("/pagos", "/pagosEliminados", "/pacientes/" + ana + "/pagos")) {
            get(list + "?q=" + encoded(q)).statusCode(400).body(json("error.code", is(400)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/pagos,",
        "/pagos/N, Pago no encontrado",
        "/pacientes/N/pagos, Paciente no encontrado",
        "/pagosEliminados,",
        "/medios,",
        "/medios/N, Medio de pago no encontrado",
        "/cajas,",
        "/cajas/N, Caja no encontrada"
    })
    void whoHasNoRightIsRefused(String path, String sentence) {
        var foreign = foreign(path);
        var whole = path.replace("N", String.valueOf(foreign));

        given().contentType(ContentType.JSON)
                .get(API + whole)
                .then()
                .statusCode(401)
                .body(json("error.code", is(401)));
        get(stranger, whole).statusCode(200);
        if (sentence == null) {
            var seen = get(whole).statusCode(200).extract().as(Json.class);
            assertThat(seen.getList("data.id", Long.class)).doesNotContain(foreign);
        } else {
            get(whole).statusCode(404).body(said(404, sentence));
        }
    }

    private static long foreign(String path) {
        var bills = new Bills(stranger);
        if (path.startsWith("/medios")) {
            return Bills.number("payment_type", bills.type("cash"));
        }
        if (path.startsWith("/cajas")) {
            return Bills.number("account", bills.account("cash"));
        }
        return path.startsWith("/pacientes") ? mother + 5 : strangersPayment;
    }

    @Test
    void nothingIsWrittenHere() {
        practice.owner()
                .call()
                .body("{\"monto_pago\": 1}")
                .post(API + "/pagos")
                .then()
                .statusCode(404)
                .body(said(404, "Recurso no encontrado"));
        get("/bancos").statusCode(404).body(said(404, "Recurso no encontrado"));
    }

    private static void tell(Practice clinic, long version, String fields) {
        Practice.untilHeard(clinic.tellPatient(clinic.patient(), version, "\"number\": 7, " + fields));
    }

    private static void enter(Practice clinic, long payment, String moment) {
        Database.execute(
                "update payment set created_at = ?::timestamptz where clinic_id = ? and number = ?",
                moment,
                clinic.clinic(),
                payment);
    }

    private static List<Long> entered(Practice clinic, String operator, String moment) {
        return listed(clinic, "{\"fecha_creacion\": {\"%s\": \"%s\"}}".formatted(operator, moment));
    }

    private static long pays(UUID agreed, String json) {
        return pays(practice, agreed, json);
    }

    private static long pays(Practice clinic, UUID agreed, String json) {
        var id = clinic.owner()
                .call()
                .body(json)
                .post("/api/dental/payment-plans/{id}/payments", agreed)
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .getUUID("payment.id");
        return Bills.number("payment", id);
    }

    private static List<Long> listed(Practice clinic, String q) {
        return listed(clinic, "/pagos", q);
    }

    private static List<Long> listed(String path, String q) {
        return listed(practice, path, q);
    }

    private static List<Long> listed(Practice clinic, String path, String q) {
        return get(clinic, path + "?q=" + encoded(q))
                .statusCode(200)
                .extract()
                .as(Json.class)
                .getList("data.id", Long.class);
    }

    private static ValidatableResponse get(String path) {
        return get(practice, path);
    }

    private static ValidatableResponse get(Practice clinic, String path) {
        return Caller.of(clinic.clinic(), Roles.VIEWER)
                .call()
                .urlEncodingEnabled(false)
                .get(API + path)
                .then();
    }

    private static String encoded(String q) {
        return URLEncoder.encode(q, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Matcher<String> said(int code, String sentence) {
        return json("error", is(Map.of("code", code, "message", sentence)));
    }
}
