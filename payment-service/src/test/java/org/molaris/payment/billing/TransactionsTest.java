package org.molaris.payment.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.data.Ids;
import org.molaris.events.Topic;
import org.molaris.payment.Bills;
import org.molaris.payment.Practice;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class TransactionsTest {

    private static final String PATH = "/api/dental/transactions";
    private static final String ZONE = "America/El_Salvador";

    private static Practice practice;
    private static Bills bills;

    @BeforeEach
    void aPractice() {
        if (practice == null) {
            practice = Practice.open(ZONE);
            bills = new Bills(practice);
        }
    }

    @Test
    void whatAPatientPaysOnABillIsAPaymentAndCountsOnce() {
        var bill = bills.incoming("100.00");
        var plan = Bills.planOf(bill);

        var answer = moves("incoming", "40.00", bill, """
                "payment_type_id": "%s", "expense_type": "sr", "related_to_insurance": true, "notes": "Recibo 118\"""".formatted(bills.type("card")))
                .statusCode(201)
                .body(json("direction", equalTo("incoming")))
                .body(json("moved_on", equalTo(today())))
                .body(json("payment_plan_id", equalTo(plan.toString())))
                .body(json("patient_id", equalTo(practice.patient().toString())))
                .body(json("bill_id", equalTo(bill.toString())))
                .body(json("account_id", equalTo(bills.account("card").toString())))
                .body(json("payment_type_id", equalTo(bills.type("card").toString())))
                .body(json("payment_method", equalTo("card")))
                .body(json("expense_type", equalTo("sr")))
                .body(json("related_to_insurance", equalTo(true)))
                .body(json("verified", equalTo(true)))
                .body(json("notes", equalTo("Recibo 118")))
                .body(json("voided_at", nullValue()))
                .extract()
                .as(Json.class);
        String id = answer.at("id");
        assertThat(answer.<String>at("payment_id")).isEqualTo(id);
        practice.plan(plan)
                .body(json("amount_paid", equalTo(40.0f)))
                .body(json("payments[0].id", equalTo(id)))
                .body(json("payments[0].bill_id", equalTo(bill.toString())))
                .body(json("payments[0].payment_method", equalTo("card")));
        practice.owner()
                .call()
                .get("/api/dental/patients/{id}/ledger", practice.patient())
                .then()
                .body(json("entries[-1].payment_id", equalTo(id)));

        var told = Events.of(Topic.PAYMENTS, UUID.fromString(id), 1).get(0);
        assertThat(told.type()).isEqualTo("transaction-recorded");
        assertThat(told.data().getString("transaction.payment_id")).isEqualTo(id);
        assertThat(told.data().getString("transaction.bill_id")).isEqualTo(bill.toString());
        assertThat(told.raw().value()).contains("\"amount\": 40.00").doesNotContain("Recibo 118");
        var recorded = Events.until(Topic.PAYMENTS, e -> id.equals(e.header("ce_id")), 1)
                .get(0);
        assertThat(recorded.type()).isEqualTo("payment-recorded");
        assertThat(recorded.data().getString("payment.account_id"))
                .isEqualTo(bills.account("card").toString());

        voids(id).statusCode(200).body(json("void_reason", equalTo("Error")));
        voids(id).statusCode(404).body(json("code", equalTo("TRANSACTION_NOT_FOUND")));
        practice.plan(plan).body(json("amount_paid", equalTo(0.0f)));
        assertThat(Events.of(Topic.PAYMENTS, UUID.fromString(id), 2))
                .extracting(Events.Published::type)
                .containsExactly("transaction-recorded", "transaction-voided");
        assertThat(findings()).isEmpty();
    }

    @Test
    void aPaymentThatIsRecordedOnThePlanOfABillIsATransactionOnItToo() {
        var bill = bills.incoming("50.00");
        practice.pays(Bills.planOf(bill), "20").statusCode(201);

        list("?bill_id=" + bill)
                .body(json("transactions.size()", is(1)))
                .body(json("transactions[0].amount", equalTo(20.0f)))
                .body(json("transactions[0].payment_method", equalTo("other")))
                .body(json(
                        "transactions[0].payment_type_id",
                        equalTo(bills.type("other").toString())))
                .body(json(
                        "transactions[0].account_id",
                        equalTo(bills.account("other").toString())));
    }

    @Test
    void neverMoreIsPaidThanWhatIsLeft() {
        var own = bills.incoming("50.00");
        pays("incoming", "50.01", own)
                .statusCode(400)
                .body(json("details[0].message", equalTo("must be at most 50.00")));
        pays("incoming", "50.00", own).statusCode(201);
        pays("incoming", "0.01", own).statusCode(409).body(json("code", equalTo("PLAN_NOT_ACTIVE")));

        var plan = practice.planOf("100.00");
        var about = bills.about(plan, "30.00");
        pays("incoming", "30.01", about)
                .statusCode(400)
                .body(json("code", equalTo("EXCEEDS_BALANCE")))
                .body(json("details[0].message", equalTo("must be at most 30.00")));
        pays("incoming", "30.00", about).statusCode(201);
        pays("incoming", "0.01", about)
                .statusCode(400)
                .body(json("details[0].message", equalTo("must be at most 0.00")));
        practice.pays(plan, "70.00").statusCode(201).body(json("status", equalTo("paid")));

        var supplier = bills.outgoing("80.00");
        pays("outgoing", "80.01", supplier)
                .statusCode(400)
                .body(json("code", equalTo("EXCEEDS_BALANCE")))
                .body(json("details[0].message", equalTo("must be at most 80.00")));
        pays("outgoing", "30.00", supplier).statusCode(201).body(json("payment_id", nullValue()));
        pays("outgoing", "50.01", supplier).statusCode(400);
        pays("outgoing", "50.00", supplier).statusCode(201);

        var credit = bills.credit(own, "20.00", "20.00");
        pays("outgoing", "20.01", credit).statusCode(400);
        pays("outgoing", "20.00", credit)
                .statusCode(201)
                .body(json("patient_id", equalTo(practice.patient().toString())));
        assertThat(Events.of(Topic.PAYMENTS, supplier, 1))
                .extracting(Events.Published::type)
                .containsExactly("bill-paid");
        assertThat(findings()).isEmpty();
    }

    @Test
    void ofManyAtOnceNoMoreAreTakenThanWhatIsLeft() {
        var supplier = bills.outgoing("100.00");
        var about = bills.about(practice.planOf("1000.00"), "100.00");

        assertThat(Crowd.counts(
                        8, nth -> pays("outgoing", "30.00", supplier).extract().statusCode()))
                .isEqualTo(Map.of(201, 3L, 400, 5L));
        assertThat(Crowd.counts(
                        8, nth -> pays("incoming", "30.00", about).extract().statusCode()))
                .isEqualTo(Map.of(201, 3L, 400, 5L));
        assertThat(findings()).isEmpty();
    }

    @Test
    void aMovementIsVoidedOnceAndItsBillIsOpenAgain() {
        var supplier = bills.outgoing("10.00");
        String id = pays("outgoing", "10.00", supplier).extract().as(Json.class).at("id");

        voids(id)
                .statusCode(200)
                .body(json("voided_by", equalTo("owner@test")))
                .body(json("void_reason", equalTo("Error")));
        voids(id).statusCode(404);
        pays("outgoing", "10.00", supplier).statusCode(201);
        list("?bill_id=" + supplier).body(json("transactions.size()", is(1)));
        list("?include_voided=true&bill_id=" + supplier).body(json("transactions[1].id", equalTo(id)));
        assertThat(Events.of(Topic.PAYMENTS, supplier, 3))
                .extracting(Events.Published::type)
                .containsExactly("bill-paid", "bill-updated", "bill-paid");
        assertThat(Events.of(Topic.PAYMENTS, UUID.fromString(id), 2))
                .extracting(Events.Published::sequence)
                .containsExactly(1L, 2L);
    }

    @Test
    void otherIncomeNeedsNoBillAndARepeatIsAnsweredAsTheFirst() {
        var body = """
                {"direction": "incoming", "amount": 12.12, "moved_on": "2026-01-05", "payment_type_id": "%s", "account_id": "%s"}""".formatted(bills.type("cash"), bills.account("card"));
        String id = once("other-income", body)
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .body(json("account_id", equalTo(bills.account("card").toString())))
                .body(json("bill_id", nullValue()))
                .body(json("expense_type", nullValue()))
                .extract()
                .as(Json.class)
                .at("id");
        voids(id).statusCode(200);
        once("other-income", body)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body(json("id", equalTo(id)))
                .body(json("voided_at", nullValue()));
        once("other-income", body.replace("12.12", "12.13")).statusCode(422);

        var bill = bills.incoming("5.00");
        var paying = """
                {"direction": "incoming", "amount": 5, "bill_id": "%s", "payment_type_id": "%s"}""".formatted(bill, bills.type("cash"));
        String payment = once("on-a-bill", paying)
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id");
        once("on-a-bill", paying).statusCode(201).body(json("id", equalTo(payment)));
        list("?bill_id=" + bill).body(json("transactions.size()", is(1)));
    }

    @Test
    void paymentsAndMovementsAreOneList() {
        var plan = practice.planOf("10.00");
        String payment = practice.pays(plan, "1").extract().as(Json.class).at("payment.id");
        String spent = pays("outgoing", "2.00", null).extract().as(Json.class).at("id");
        String second = practice.pays(plan, "3").extract().as(Json.class).at("payment.id");

        var page = list("?limit=2&total=true")
                .body(json("transactions.id", contains(second, spent)))
                .body(json("total", not(nullValue())))
                .extract()
                .as(Json.class);
        list("?limit=1&cursor=" + page.<String>at("cursor")).body(json("transactions[0].id", equalTo(payment)));
        list("?limit=1&page=3").body(json("transactions[0].id", equalTo(payment)));
        list("?limit=1&direction=outgoing").body(json("transactions[0].id", equalTo(spent)));
        list("?limit=1&account_id=" + bills.account("other") + "&from=" + today() + "&to=" + today())
                .body(json("transactions[0].id", equalTo(second)));
        list("?to=2025-12-31").body(json("transactions.size()", is(0)));
        list("?updated_since=2999-01-01T00:00:00Z").body(json("transactions.size()", is(0)));
        practice.owner()
                .call()
                .get(PATH + "/{id}", spent)
                .then()
                .statusCode(200)
                .header("ETag", not(nullValue()))
                .body(json("amount", equalTo(2.0f)));
        practice.owner()
                .call()
                .get(PATH + "?from=2026-02-01&to=2026-01-01")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            direction            | null                                     | VALIDATION_FAILED
            direction            | "sideways"                               | INVALID_VALUE
            amount               | 0                                        | VALIDATION_FAILED
            amount               | 1.001                                    | VALIDATION_FAILED
            moved_on             | "2999-01-01"                             | VALIDATION_FAILED
            payment_type_id      | null                                     | VALIDATION_FAILED
            payment_type_id      | "0190c5a0-0000-7000-8000-000000000099"   | UNKNOWN_PAYMENT_TYPE
            account_id           | "0190c5a0-0000-7000-8000-000000000099"   | UNKNOWN_ACCOUNT
            bill_id              | "0190c5a0-0000-7000-8000-000000000099"   | UNKNOWN_BILL
            expense_type         | "zz"                                     | INVALID_VALUE
            """)
    void aFieldThatIsWrongIsNamedAndNothingMoves(String field, String value, String code) {
        var fields = new java.util.LinkedHashMap<>(Map.of(
                "direction", "\"incoming\"", "amount", "1", "payment_type_id", "\"" + bills.type("cash") + "\""));
        fields.put(field, value);
        var answer = send(
                        practice.owner(),
                        fields.entrySet().stream()
                                .map(each -> "\"" + each.getKey() + "\": " + each.getValue())
                                .reduce((a, b) -> a + ", " + b)
                                .map(all -> "{" + all + "}")
                                .orElseThrow())
                .statusCode(400)
                .body(json("details.field", contains(field)));
        if (!code.equals("INVALID_VALUE")) {
            answer.body(json("code", equalTo(code)));
        }
    }

    @Test
    void moneyGoesTheWayOfItsBill() {
        pays("outgoing", "1", bills.incoming("5")).statusCode(400).body(json("code", equalTo("WRONG_DIRECTION")));
        pays("incoming", "1", bills.outgoing("5")).statusCode(400).body(json("code", equalTo("WRONG_DIRECTION")));
        pays("incoming", "1", bills.proforma("5"))
                .statusCode(400)
                .body(json("code", equalTo("PROFORMA_TAKES_NO_MONEY")));
    }

    @Test
    void nobodyElseSeesOrMovesAnything() {
        var neighbour = Practice.open();
        String id = pays("outgoing", "1.00", null).extract().as(Json.class).at("id");
        var account = bills.account("cash");
        var type = bills.type("cash");
        var bill = bills.incoming("5");

        for (var path :
                List.of(PATH + "/" + id, "/api/dental/accounts/" + account, "/api/dental/payment-types/" + type)) {
            neighbour.owner().call().get(path).then().statusCode(404);
            neighbour
                    .owner()
                    .call()
                    .body("{\"reason\": \"x\"}")
                    .delete(path)
                    .then()
                    .statusCode(404);
            Caller.of(practice.clinic(), Roles.VIEWER).call().get(path).then().statusCode(200);
            Caller.of(practice.clinic(), Roles.DENTIST)
                    .call()
                    .body("{\"reason\": \"x\"}")
                    .delete(path)
                    .then()
                    .statusCode(403);
            io.restassured.RestAssured.given().get(path).then().statusCode(401);
        }
        neighbour
                .owner()
                .call()
                .body("{\"name\": \"x\"}")
                .patch("/api/dental/accounts/{id}", account)
                .then()
                .statusCode(404);
        neighbour
                .owner()
                .call()
                .body("{\"name\": \"x\"}")
                .patch("/api/dental/payment-types/{id}", type)
                .then()
                .statusCode(404);
        send(neighbour.owner(), body("incoming", "1", bill, new Bills(neighbour).type("cash")))
                .statusCode(400)
                .body(json("code", equalTo("UNKNOWN_BILL")));
        neighbour.owner().call().get(PATH).then().body(json("transactions.size()", is(0)));
        send(Caller.of(practice.clinic(), Roles.DENTIST), "{}").statusCode(403);
    }

    @Test
    void aClinicStartsWithAccountsAndTypesInItsLanguageAndMakesThemItsOwn() {
        var own = Practice.open();
        own.owner().call().get("/api/dental/accounts").then().body(json("accounts.name", contains("Banco", "Caja")));
        var types = own.owner()
                .call()
                .get("/api/dental/payment-types")
                .then()
                .body(json("payment_types.name", contains("Otro", "Transferencia", "Tarjeta", "Efectivo")))
                .body(json("payment_types.payment_method", contains("other", "transfer", "card", "cash")))
                .extract()
                .as(Json.class);
        String cash = types.at("payment_types[3].id");
        String desk = types.at("payment_types[3].account_id");

        var added = own.owner()
                .call("safe")
                .body("{\"name\": \" Caja fuerte \"}")
                .post("/api/dental/accounts")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body(json("name", equalTo("Caja fuerte")))
                .body(json("deleted", equalTo(false)))
                .extract()
                .as(Json.class);
        String safe = added.at("id");
        own.owner()
                .call()
                .body("{\"name\": \"CAJA FUERTE\"}")
                .post("/api/dental/accounts")
                .then()
                .statusCode(409)
                .body(json("code", equalTo("NAME_TAKEN")));
        own.owner()
                .call()
                .body("{\"name\": \"banco\"}")
                .patch("/api/dental/accounts/{id}", safe)
                .then()
                .statusCode(409);
        own.owner()
                .call()
                .header("If-Match", "\"7\"")
                .body("{\"name\": \"x\"}")
                .patch("/api/dental/accounts/{id}", safe)
                .then()
                .statusCode(412);
        own.owner()
                .call()
                .delete("/api/dental/accounts/{id}", desk)
                .then()
                .statusCode(409)
                .body(json("code", equalTo("ACCOUNT_IN_USE")));
        own.owner()
                .call()
                .body("{\"account_id\": \"%s\", \"name\": \"Metálico\"}".formatted(safe))
                .patch("/api/dental/payment-types/{id}", cash)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body(json("name", equalTo("Metálico")))
                .body(json("account_id", equalTo(safe)));
        own.owner()
                .call()
                .body("{\"account_id\": \"%s\"}".formatted(Ids.next()))
                .patch("/api/dental/payment-types/{id}", cash)
                .then()
                .statusCode(400)
                .body(json("code", equalTo("UNKNOWN_ACCOUNT")));
        own.owner()
                .call()
                .body("""
                {"name": "Cheque", "payment_method": "other", "account_id": "%s"}""".formatted(safe))
                .post("/api/dental/payment-types")
                .then()
                .statusCode(201)
                .body(json("payment_method", equalTo("other")));
        own.owner()
                .call()
                .body("""
                {"name": "x", "payment_method": "other", "account_id": "%s"}""".formatted(Ids.next()))
                .post("/api/dental/payment-types")
                .then()
                .statusCode(400)
                .body(json("code", equalTo("UNKNOWN_ACCOUNT")));

        own.owner()
                .call()
                .delete("/api/dental/payment-types/{id}", cash)
                .then()
                .statusCode(200)
                .body(json("deleted", equalTo(true)));
        own.owner()
                .call()
                .delete("/api/dental/payment-types/{id}", cash)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"");
        own.owner()
                .call()
                .body("{\"name\": \"y\"}")
                .patch("/api/dental/payment-types/{id}", cash)
                .then()
                .statusCode(404);
        own.owner().call().get("/api/dental/payment-types/{id}", cash).then().body(json("deleted", equalTo(true)));
        own.owner()
                .call()
                .get("/api/dental/payment-types?include_deleted=true")
                .then()
                .body(json("payment_types.size()", is(5)));
        send(own.owner(), body("incoming", "1", null, UUID.fromString(cash)))
                .statusCode(400)
                .body(json("code", equalTo("UNKNOWN_PAYMENT_TYPE")));
        own.announceClinic("America/El_Salvador", 2);
        own.owner()
                .call()
                .body("{\"name\": \"Caja 2\"}")
                .patch("/api/dental/accounts/{id}", safe)
                .then()
                .statusCode(200);
        own.owner().call().get("/api/dental/payment-types").then().body(json("payment_types.size()", is(4)));
    }

    @Test
    void ofWhoIsErasedNoFreeTextStaysOnMovements() {
        var own = Practice.open();
        var ownBills = new Bills(own);
        var credit = ownBills.credit(ownBills.incoming("5"), "5", "5");
        String id = send(
                        own.owner(),
                        body("outgoing", "5", credit, ownBills.type("cash")).replace("}", ", \"notes\": \"secreto\"}"))
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id");
        own.owner()
                .call()
                .body("{\"reason\": \"secreto\"}")
                .delete(PATH + "/{id}", id)
                .then()
                .statusCode(200);

        Practice.untilHeard(own.tellPatient(
                own.patient(), 2, "\"first_name\": \"Erased\", \"erased_at\": \"2026-01-15T10:00:00Z\""));

        own.owner()
                .call()
                .get(PATH + "/{id}", id)
                .then()
                .body(json("notes", nullValue()))
                .body(json("void_reason", equalTo("Erased")))
                .body(json("amount", equalTo(5.0f)));
    }

    @Test
    void theTablesThemselvesRefuseWhatIsNoMovementOfItsBill() {
        var supplier = bills.outgoing("5");
        String id = pays("outgoing", "5", supplier).extract().as(Json.class).at("id");
        for (var wrong : List.of(supplier, bills.incoming("5"), bills.proforma("5"))) {
            assertThatThrownBy(() -> Database.execute("""
                            insert into movement (id, clinic_id, direction, amount, moved_on, account_id, payment_type_id, bill_id, created_at)
                            select gen_random_uuid(), clinic_id, 'outgoing', 0.01, moved_on, account_id, payment_type_id, ?, now()
                              from movement where id = ?""", wrong, UUID.fromString(id)))
                    .hasMessageContaining("is not one of bill");
        }
        voids(id).statusCode(200);
        assertThatThrownBy(() -> Database.execute(
                        "update movement set voided_at = null, void_reason = null, voided_by = null where id = ?",
                        UUID.fromString(id)))
                .hasMessageContaining("was voided before");
    }

    private static String today() {
        return LocalDate.now(ZoneId.of(ZONE)).toString();
    }

    private static ValidatableResponse pays(String direction, String amount, UUID bill) {
        return send(practice.owner(), body(direction, amount, bill, bills.type("cash")));
    }

    private static ValidatableResponse moves(String direction, String amount, UUID bill, String fields) {
        return send(practice.owner(), """
                {"direction": "%s", "amount": %s, "bill_id": "%s", %s}""".formatted(direction, amount, bill, fields));
    }

    private static String body(String direction, String amount, UUID bill, UUID type) {
        return """
                {"direction": "%s", "amount": %s, "bill_id": %s, "payment_type_id": "%s"}""".formatted(direction, amount, bill == null ? "null" : "\"" + bill + "\"", type);
    }

    private static ValidatableResponse send(Caller who, String body) {
        return who.call().body(body).post(PATH).then();
    }

    private static ValidatableResponse once(String key, String body) {
        return practice.owner().call(key).body(body).post(PATH).then();
    }

    private static ValidatableResponse voids(String id) {
        return practice.owner()
                .call()
                .body("{\"reason\": \"Error\"}")
                .delete(PATH + "/{id}", id)
                .then();
    }

    private static ValidatableResponse list(String query) {
        return practice.owner().call().get(PATH + query).then().statusCode(200);
    }

    private static List<Map<String, Object>> findings() {
        return Database.rows("select finding from verify_ledger() where clinic_id = ?", practice.clinic());
    }
}
