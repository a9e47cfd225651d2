package org.molaris.payment.alfadocs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.events.Topic;
import org.molaris.payment.Bills;
import org.molaris.payment.Practice;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Events;
import org.molaris.test.Json;
import org.molaris.test.Passports;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class AlfaDocsTransactionsTest {

    private static final String P = "/alfadocs/api/v1/practices/1/archives/1";
    private static final String PATH = P + "/transactions";
    private static final String ZONE = "Europe/Rome";

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
    void accountsAndPaymentTypesAreListed() {
        long desk = Bills.number("account", bills.account("cash"));
        long bank = Bills.number("account", bills.account("card"));
        get("/accounts").statusCode(200).body(equalTo("""
                {"status":"success","count":2,"data":[{"id":%d,"name":"Caja","deleted":false},\
                {"id":%d,"name":"Banco","deleted":false}]}""".formatted(desk, bank)));
        get("/payment-types").statusCode(200).body(equalTo("""
                {"status":"success","count":4,"data":[{"id":%d,"name":"Efectivo","deleted":false},\
                {"id":%d,"name":"Tarjeta","deleted":false},{"id":%d,"name":"Transferencia","deleted":false},\
                {"id":%d,"name":"Otro","deleted":false}]}""".formatted(
                        type("cash"), type("card"), type("transfer"), type("other"))));
    }

    @Test
    void aTransactionOnABillIsAPaymentNativelyAndBack() {
        var bill = bills.incoming("23.12");
        var number = Bills.number("bill", bill);
        var date = today().minusDays(3).toString();

        var body = post("""
                {"amount": 23.12, "date": "%s", "direction": "incoming", "billId": %d, "accountId": %d, "paymentTypeId": %d,
                 "relatedToInsurance": false, "sistemaTsExpenseType": "tk"}""".formatted(date, number, account("card"), type("cash")))
                .statusCode(201)
                .body(json(
                        "data.createdAt",
                        org.hamcrest.Matchers.matchesPattern("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d")))
                .extract();
        Json answer = body.as(Json.class);
        var id = answer.<Integer>at("data.id");
        assertThat(body.asString())
                .isEqualTo(transaction(
                        "incoming", "23.12", date, number, account("card"), type("cash"), id, answer, "\"tk\""));

        get("/transactions?billId=" + number)
                .statusCode(200)
                .body(json("count", is(1)))
                .body(json("data[0].id", is(id)));
        practice.plan(Bills.planOf(bill))
                .body(json("status", equalTo("paid")))
                .body(json("payments[0].payment_method", equalTo("cash")))
                .body(json("payments[0].paid_on", equalTo(date)))
                .body(json("payments[0].expense_type", equalTo("tk")));
        String payment =
                practice.plan(Bills.planOf(bill)).extract().as(Json.class).at("payments[0].id");
        assertThat(Events.of(Topic.PAYMENTS, UUID.fromString(payment), 1)
                        .get(0)
                        .data()
                        .getInt("transaction.number"))
                .isEqualTo(id);

        practice.voids(payment, "x").statusCode(200);
        get("/transactions?billId=" + number).body(json("count", is(0)));
        practice.pays(Bills.planOf(bill), "3.12").statusCode(201);
        get("/transactions?billId=" + number)
                .body(json("data.amount", contains(3.12f)))
                .body(json("data[0].paymentTypeId", is((int) type("other"))))
                .body(json("data[0].accountId", is((int) account("other"))))
                .body(json("data[0].sistemaTsExpenseType", org.hamcrest.Matchers.nullValue()));
    }

    @Test
    void whatTheClinicSpendsNeedsNoBill() {
        var answer = post(sent(Map.of(
                        "direction", "\"outgoing\"", "amount", "\"5.5\"", "date", "\"" + today() + " 10:00:00\"")))
                .statusCode(201)
                .extract();
        var id = answer.as(Json.class).<Integer>at("data.id");
        assertThat(answer.asString())
                .isEqualTo(transaction(
                        "outgoing",
                        "5.50",
                        today().toString(),
                        null,
                        account("cash"),
                        type("cash"),
                        id,
                        answer.as(Json.class),
                        "\"nn\""));
        get("/transactions?direction=outgoing").body(json("data[0].id", is(id)));
        get("/transactions?direction=incoming&dateStart=%s&dateEnd=%s".formatted(today(), today()))
                .statusCode(200);
        var supplier = Bills.number("bill", bills.outgoing("10.00"));
        post(sent(Map.of("direction", "\"outgoing\"", "amount", "10", "billId", String.valueOf(supplier))))
                .statusCode(201);
        refused(
                sent(Map.of("direction", "\"outgoing\"", "amount", "1", "billId", String.valueOf(supplier))),
                400,
                "amount must be at most 0.00.");
    }

    @Test
    void aRepeatUnderAKeyIsDoneOnce() {
        var body = sent(Map.of("amount", "7.77"));
        int first = once(body).statusCode(201).extract().as(Json.class).at("data.id");
        once(body).statusCode(201).body(json("data.id", is(first)));
    }

    private static ValidatableResponse once(String body) {
        return practice.owner().call("alfadocs").body(body).post(PATH).then();
    }

    @Test
    void onlyTheDaysAskedForAreListed() {
        var old = today().minusDays(40);
        int id = post(sent(Map.of("date", "\"" + old + "\"")))
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("data.id");

        get("/transactions?dateEnd=" + old).body(json("data.id", contains(id)));
        get("/transactions?dateStart=" + old + "&dateEnd=" + old).body(json("data.id", contains(id)));
        assertThat(get("/transactions").extract().asString()).doesNotContain("\"id\":" + id + ",");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dateStart=2026-01-01&dateEnd=2026-02-02 | The maximum date range is 31 days.
            dateStart=2026-01-02&dateEnd=2026-01-01 | dateEnd is before dateStart.
            dateStart=ieri                          | dateStart format must be yyyy-MM-dd.
            direction=sideways                      | direction is invalid.
            billId=x                                | billId is invalid.
            """)
    void aQuestionThatIsWrongIsRefused(String query, String sentence) {
        get("/transactions?" + query).statusCode(400).body(equalTo("{\"error\":\"" + sentence + "\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            amount               | -                      | 400 | amount is required.
            amount               | 0                      | 400 | amount is invalid.
            amount               | -1                     | 400 | amount is invalid.
            amount               | 1.001                  | 400 | amount is invalid.
            amount               | 1e400                  | 400 | amount is invalid.
            amount               | 1e1000000000           | 400 | amount is invalid.
            amount               | "molto"                | 400 | amount is invalid.
            amount               | []                     | 400 | amount is invalid.
            date                 | -                      | 400 | date is required.
            date                 | null                   | 400 | date is required.
            date                 | ""                     | 400 | date format must be yyyy-MM-dd.
            date                 | 20200101               | 400 | date format must be yyyy-MM-dd.
            date                 | {}                     | 400 | date is invalid.
            date                 | "2999-01-01"           | 400 | date must not be in the future.
            direction            | -                      | 400 | direction is required.
            direction            | "out"                  | 400 | direction is invalid.
            direction            | 1                      | 400 | direction is invalid.
            accountId            | -                      | 400 | accountId is required.
            accountId            | "x"                    | 400 | accountId is invalid.
            accountId            | 999999999              | 404 | Account not found
            accountId            | 999999999999999999999  | 400 | accountId is invalid.
            paymentTypeId        | -                      | 400 | paymentTypeId is required.
            paymentTypeId        | -5                     | 400 | paymentTypeId is invalid.
            paymentTypeId        | 999999999              | 404 | Payment type not found
            billId               | 999999999              | 404 | Bill not found
            billId               | true                   | 400 | billId is invalid.
            relatedToInsurance   | "perhaps"              | 400 | relatedToInsurance is invalid.
            sistemaTsExpenseType | -                      | 400 | sistemaTsExpenseType is required.
            sistemaTsExpenseType | "zz"                   | 400 | sistemaTsExpenseType is invalid.
            sistemaTsExpenseType | 5                      | 400 | sistemaTsExpenseType is invalid.
            """)
    void aFieldThatIsWrongIsRefused(String field, String value, int status, String sentence) {
        var fields = fields();
        fields.remove(field);
        if (value != null) {
            fields.put(field, value);
        }
        refused(written(fields), status, sentence);
    }

    @Test
    void whatDoesNotFitTheBillIsRefused() {
        var bill = bills.incoming("10.00");
        var number = String.valueOf(Bills.number("bill", bill));
        refused(sent(Map.of("amount", "10.01", "billId", number)), 400, "amount must be at most 10.00.");
        refused(sent(Map.of("direction", "\"outgoing\"", "billId", number)), 400, "direction is not that of the bill.");
        post(sent(Map.of("amount", "10", "billId", number))).statusCode(201);
        refused(sent(Map.of("billId", number)), 409, "Nothing is left to pay on this bill.");
        refused(
                sent(Map.of("billId", String.valueOf(Bills.number("bill", bills.proforma("5"))))),
                400,
                "A proforma takes no transactions.");
        refused(
                sent(Map.of("billId", String.valueOf(Bills.number("bill", bills.outgoing("5"))))),
                400,
                "direction is not that of the bill.");
        var neighbour = Practice.open();
        var theirs = new Bills(neighbour).incoming("5");
        refused(sent(Map.of("billId", String.valueOf(Bills.number("bill", theirs)))), 404, "Bill not found");
        get("/transactions?billId=" + Bills.number("bill", theirs)).body(json("count", is(0)));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /accounts, account:list, payment-type:list",
        "GET, /payment-types, payment-type:list, account:list",
        "GET, /transactions, bill:list, account:list",
        "POST, /transactions, callback:payment, bill:list"
    })
    void whoeverMayNotIsRefused(String method, String path, String scope, String another) {
        var body = method.equals("POST") ? "{}" : "";
        int allowed = method.equals("POST") ? 400 : 200;
        as(given(), method, P + path, body).statusCode(401);
        as(practice.owner().call(), method, P.replace("archives/1", "archives/2") + path, body)
                .statusCode(403)
                .body(equalTo("{\"error\":\"You have no access to this archive\"}"));
        as(app(scope), method, P + path, body).statusCode(allowed);
        as(app(another), method, P + path, body)
                .statusCode(403)
                .body(equalTo("{\"error\":\"The access token has not the scope " + scope + "\"}"));
        as(app(""), method, P + path, body)
                .statusCode(403)
                .body(equalTo("{\"error\":\"Access token scopes are empty\"}"));
        as(Caller.of(practice.clinic(), Roles.VIEWER).call(), method, P + path, body)
                .statusCode(method.equals("POST") ? 403 : 200);
    }

    private static io.restassured.specification.RequestSpecification app(String scope) {
        return given().auth().oauth2(Passports.ofApp(practice.clinic(), Roles.OWNER, scope));
    }

    private static ValidatableResponse as(
            io.restassured.specification.RequestSpecification who, String method, String path, String body) {
        return who.contentType(ContentType.JSON)
                .body(body)
                .request(method, path)
                .then();
    }

    private static String transaction(
            String direction,
            String amount,
            String date,
            Long bill,
            long account,
            long type,
            int id,
            Json answer,
            String expense) {
        return """
                {"status":"success","data":{"id":%d,"direction":"%s","amount":%s,"date":"%s","billId":%s,"accountId":%d,\
                "paymentTypeId":%d,"createdAt":"%s","deleted":false,"verified":true,"relatedToInsurance":false,\
                "sistemaTsExpenseType":%s}}""".formatted(
                        id, direction, amount, date, bill, account, type, answer.<String>at("data.createdAt"), expense);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of(ZONE));
    }

    private static Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("amount", "1");
        fields.put("date", "\"" + today() + "\"");
        fields.put("direction", "\"incoming\"");
        fields.put("accountId", String.valueOf(account("cash")));
        fields.put("paymentTypeId", String.valueOf(type("cash")));
        fields.put("sistemaTsExpenseType", "\"nn\"");
        return fields;
    }

    private static String sent(Map<String, String> other) {
        var fields = fields();
        fields.putAll(other);
        return written(fields);
    }

    private static String written(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\": " + each.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static void refused(String body, int status, String sentence) {
        post(body).statusCode(status).body(equalTo("{\"error\":\"" + sentence + "\"}"));
    }

    private static ValidatableResponse post(String body) {
        return practice.owner().call().body(body).post(PATH).then();
    }

    private static ValidatableResponse get(String path) {
        return practice.owner().call().get(P + path).then();
    }

    private static long type(String method) {
        return Bills.number("payment_type", bills.type(method));
    }

    private static long account(String method) {
        return Bills.number("account", bills.account(method));
    }
}
