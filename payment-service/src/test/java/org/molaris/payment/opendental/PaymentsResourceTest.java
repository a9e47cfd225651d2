package org.molaris.payment.opendental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.events.Topic;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Events;
import org.molaris.test.Json;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class PaymentsResourceTest {

    private static Family family;

    @BeforeAll
    static void aFamily() {
        family = Family.open();
    }

    @Test
    void aPaymentIsTakenOnTheOldestPlanThatTakesItAndSeenNatively() {
        var small = family.planOf(family.jane(), "100");
        var braces = family.planOf(family.jane(), "500");
        family.planOf(family.jane(), "900");

        var answer = family.post("payments", """
                {"PayAmt": "129.99", "PatNum": %d}""".formatted(family.jane()))
                .statusCode(201)
                .extract();
        long number = answer.as(Json.class).getLong("PayNum");
        var changed = answer.as(Json.class).<String>at("SecDateTEdit");

        assertThat(answer.header("Location")).endsWith(Family.API + "payments/" + number);
        assertThat(changed).startsWith(Family.today()).hasSize(19);
        assertThat(answer.asString()).isEqualTo("""
                {"PayNum":%d,"PayType":410,"payType":"Other","PayDate":"%2$s","PayAmt":"129.99","CheckNum":"",\
                "BankBranch":"","PayNote":"","PatNum":%3$d,"ClinicNum":"0","DateEntry":"%2$s","DepositNum":0,"Receipt":"",\
                "IsRecurringCC":"false","SecUserNumEntry":0,"SecDateTEdit":"%4$s","PaymentSource":"None",\
                "ProcessStatus":"OfficeProcessed","RecurringChargeDate":"0001-01-01","IsCcCompleted":"false",\
                "serverDateTime":""}""".formatted(number, Family.today(), family.jane(), changed));
        family.practice()
                .plan(family.plan(braces))
                .body(json("amount_paid", is(129.99f)))
                .body(json("payments[0].payment_method", is("other")));
        family.practice().plan(family.plan(small)).body(json("amount_paid", is(0.0f)));
        assertThat(Events.of(Topic.PAYMENTS, family.plan(braces), 3).get(2).type())
                .isEqualTo("payment-recorded");
    }

    @Test
    void aPaymentSaysAllThatAProgramKnowsOfIt() {
        var plan = family.planOf(family.john(), "500");

        family.post("payments", """
                        {"PayAmt": "129.99", "PatNum": "%d", "PayDate": "2021-07-05", "CheckNum": "2058",
                         "PayNote": "Check payment through website", "BankBranch": "19-7076", "ClinicNum": "0",
                         "isPatientPreferred": "true", "isPrepayment": "true", "procNums": [13,14,18], "payPlanNum": %d,}""".formatted(family.john(), plan))
                .statusCode(201)
                .body(json("PayDate", is("2021-07-05")))
                .body(json("CheckNum", is("2058")))
                .body(json("PayNote", is("Check payment through website")))
                .body(json("BankBranch", is("19-7076")));

        family.practice()
                .plan(family.plan(plan))
                .body(json("payments.notes", contains("Check payment through website")))
                .body(json("payments.check_number", contains("2058")))
                .body(json("payments.bank_branch", contains("19-7076")));
    }

    @Test
    void aRepeatUnderTheSameKeyIsTheSamePaymentEvenWhenItPaidThePlanOff() {
        var plan = family.planOf(family.junior(), "20.5");
        var other = family.planOf(family.junior(), "100");
        var body = "{\"PayAmt\": 20.5, \"PatNum\": %d, \"payPlanNum\": 0, \"PayType\": 110}".formatted(family.junior());
        var key = UUID.randomUUID().toString();

        var answers = new String[2];
        for (int i = 0; i < 2; i++) {
            answers[i] = family.practice()
                    .owner()
                    .call(key)
                    .body(body)
                    .post(Family.API + "payments")
                    .then()
                    .statusCode(201)
                    .body(json("PayAmt", is("20.50")))
                    .body(json("payType", is("Cash")))
                    .extract()
                    .asString();
        }

        assertThat(answers[1]).isEqualTo(answers[0]);
        family.practice()
                .plan(family.plan(plan))
                .body(json("status", is("paid")))
                .body(json("payments", hasSize(1)));
        family.practice().plan(family.plan(other)).body(json("payments", empty()));
    }

    @Test
    void theyAreListedOldestFirstWithoutWhatWasVoidedByPatientDayAndType() {
        var clinic = Family.open();
        var plan = clinic.plan(clinic.planOf(clinic.jane(), "100"));
        clinic.practice().pays(plan, "1").statusCode(201);
        clinic.practice()
                .voids(
                        clinic.practice()
                                .pays(plan, "2")
                                .extract()
                                .as(Json.class)
                                .at("payment.id"),
                        "doble")
                .statusCode(200);
        clinic.post("payments", "{\"PayAmt\": 3, \"PatNum\": %d, \"PayType\": \"310\"}".formatted(clinic.jane()))
                .statusCode(201);
        clinic.practice()
                .pays(clinic.plan(clinic.planOf(clinic.john(), "9")), "4")
                .statusCode(201);

        clinic.get("payments")
                .statusCode(200)
                .body(json("PayAmt", contains("1.00", "3.00", "4.00")))
                .body(json("PatNum", contains((int) clinic.jane(), (int) clinic.jane(), (int) clinic.john())))
                .body(json("PayType", contains(0, 310, 0)))
                .body(json("payType", contains("", "Card", "")))
                .body(json("[0].serverDateTime", containsString(Family.today().substring(0, 8))));
        clinic.get("payments?PatNum=" + clinic.jane()).body(json("PayAmt", contains("1.00", "3.00")));
        clinic.get("payments?PayType=310").body(json("PayAmt", contains("3.00")));
        clinic.get("payments?PayType=110").body(json("$", empty()));
        clinic.get("payments?PatNum=" + clinic.jane() + "&DateEntry=" + Family.today())
                .body(json("PayAmt", contains("1.00", "3.00")));
        clinic.get("payments?DateEntry=9999-01-01").body(json("$", empty()));
        clinic.get("payments?Offset=1&Limit=1&Unknown=1").body(json("PayAmt", contains("3.00")));
        clinic.get("payments?Limit=1&DateFormatString=MM/dd/yyyy").body(json("[0].PayDate", equalTo(inAmerica())));
    }

    @Test
    void whatIsNotedIsCorrectedAndToldAndTheMoneyStays() {
        var plan = family.planOf(family.john(), "50");
        var payment = family.post(
                        "payments",
                        "{\"PayAmt\": 5, \"PatNum\": %d, \"payPlanNum\": %d, \"PayNote\": \"x\"}"
                                .formatted(family.john(), plan))
                .extract()
                .as(Json.class)
                .<Integer>at("PayNum");

        family.put("payments/" + payment, "{\"ProcessStatus\": \"OnlineProcessed\"}")
                .statusCode(200)
                .body(json("ProcessStatus", is("OnlineProcessed")))
                .body(json("PayNote", is("x")));
        family.put("payments/" + payment, """
                        {"PayType": 210, "CheckNum": "7492", "BankBranch": "98-795", "PayNote": "12 months - 10%% discount."}""".formatted())
                .statusCode(200)
                .body(json("PayNum", is(payment)))
                .body(json("payType", is("Transfer")))
                .body(json("PayAmt", is("5.00")))
                .body(json("CheckNum", is("7492")))
                .body(json("BankBranch", is("98-795")))
                .body(json("PayNote", is("12 months - 10% discount.")))
                .body(json("ProcessStatus", is("OnlineProcessed")))
                .body(json("serverDateTime", is("")));
        family.put("payments/" + payment, "{\"CheckNum\": \"\", \"PayAmt\": 900}")
                .body(json("CheckNum", is("")))
                .body(json("PayAmt", is("5.00")));
        family.put("payments/" + payment, "{}").statusCode(200).body(json("BankBranch", is("98-795")));

        family.practice()
                .plan(family.plan(plan))
                .body(json("amount_paid", is(5.0f)))
                .body(json("payments[0].payment_method", is("transfer")));
        var told = Events.of(Topic.PAYMENTS, family.plan(plan), 6);
        assertThat(told).extracting(Events.Published::type).endsWith("payment-updated", "payment-updated");
        assertThat(told.get(5).data().getMap("payment").keySet())
                .isEqualTo(told.get(2).data().getMap("payment").keySet());
    }

    @Test
    void whatIsPaidOnAPlanIsNotRefunded() {
        var payment = family.post(
                        "payments",
                        "{\"PayAmt\": 5, \"PatNum\": %d, \"payPlanNum\": %d}"
                                .formatted(family.john(), family.planOf(family.john(), "50")))
                .extract()
                .as(Json.class)
                .<Integer>at("PayNum");

        refused(
                "POST",
                "payments/Refund",
                "{\"PayNum\": " + payment + "}",
                400,
                "Cannot refund payments that are attached to payment plans.");
        refused("POST", "payments/Refund", "{}", 400, "PayNum is required.");
        refused(
                "PUT",
                "payments/" + payment + "/Partial",
                "{}",
                400,
                "payments PUT " + payment + "/Partial is not a valid method.");
        refused("GET", "payments/" + payment, "", 400, "payments GET " + payment + " is not a valid method.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"PatNum": 1, "PayAmt": "1"} | 404 | Patient not found
            {"PatNum": 0, "PayAmt": "1"} | 404 | Patient not found
            {"PayAmt": "1"} | 400 | PatNum is required.
            {"PatNum": "$"} | 400 | PayAmt is required.
            {"PatNum": {}, "PayAmt": 1} | 400 | PatNum is invalid.
            {"PatNum": -1, "PayAmt": 1} | 400 | PatNum is invalid.
            {"PatNum": "$", "PayAmt": "much"} | 400 | PayAmt is invalid.
            {"PatNum": "$", "PayAmt": 0} | 400 | PayAmt is invalid.
            {"PatNum": "$", "PayAmt": -5} | 400 | PayAmt is invalid.
            {"PatNum": "$", "PayAmt": 1.001} | 400 | PayAmt is invalid.
            {"PatNum": "$", "PayAmt": 1e400} | 400 | PayAmt is invalid.
            {"PatNum": "$", "PayAmt": [1]} | 400 | PayAmt is invalid.
            {"PatNum": "$", "PayAmt": 9999999999.99} | 400 | PayAmt must be at most 10.00.
            {"PatNum": "$", "PayAmt": 10.01, "payPlanNum": @} | 400 | PayAmt must be at most 10.00.
            {"PatNum": "$", "PayAmt": 1, "payPlanNum": 999999999999} | 404 | PayPlan not found
            {"PatNum": "$", "PayAmt": 1, "payPlanNum": #} | 400 | payPlanNum is not a payment plan of this patient.
            {"PatNum": "$", "PayAmt": 1, "PayDate": "2024-13-45"} | 400 | PayDate format must be yyyy-MM-dd.
            {"PatNum": "$", "PayAmt": 1, "PayDate": "2999-01-01"} | 400 | PayDate cannot be in the future.
            {"PatNum": "$", "PayAmt": 1, "PayType": 69} | 404 | PayType not found
            {"PatNum": "$", "PayAmt": 1, "PayType": 910} | 404 | PayType not found
            {"PatNum": "$", "PayAmt": 1, "procNums": [13]} | 400 | procNums is not supported.
            {"PatNum": "$", "PayAmt": 1, "procNums": 13} | 400 | procNums is invalid.
            {"PatNum": "$", "PayAmt": 1, "ClinicNum": "3"} | 400 | ClinicNum is not supported.
            {"PatNum": "$", "PayAmt": 1, "isPrepayment": "yes"} | 400 | isPrepayment is invalid.
            {"PatNum": "$", "PayAmt": 1, "CheckNum": {}} | 400 | CheckNum is invalid.
            {"PatNum": "%", "PayAmt": 1} | 400 | The patient has no payment plan that takes payments.
            [] | 400 | The body must be a JSON object.
            {"PatNum" | 400 | The body is not valid JSON.
            """)
    void whatCannotBeMeantSoIsRefusedInASentence(String body, int status, String sentence) {
        var clinic = Bad.CLINIC;
        refused(
                clinic,
                "POST",
                "payments",
                body.replace("$", String.valueOf(clinic.john()))
                        .replace("@", String.valueOf(Bad.PLAN))
                        .replace("#", String.valueOf(Bad.OTHERS))
                        .replace("%", String.valueOf(clinic.junior())),
                status,
                sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | payments?PatNum=x            | 400 | PatNum is invalid.
            GET  | payments?PatNum=99999999     | 404 | Patient not found
            GET  | payments?PayType=5           | 404 | PayType not found
            GET  | payments?DateEntry=yesterday | 400 | DateEntry format must be yyyy-MM-dd.
            GET  | payments?Limit=0             | 400 | Limit is invalid.
            PUT  | payments/999999999           | 404 | Payment not found
            POST | payments/x                   | 400 | payments POST x is not a valid method.
            DELETE | payments/5                 | 400 | payments DELETE 5 is not a valid method.
            """)
    void soIsWhatIsNotThere(String method, String path, int status, String sentence) {
        refused(method, path, "{\"PayNote\": \"x\"}", status, sentence);
    }

    @Test
    void anotherClinicsNumbersMeanNothingHere() {
        var neighbour = Family.open();
        var theirs = neighbour.planOf(neighbour.john(), "50");
        var payment = neighbour
                .post("payments", "{\"PayAmt\": 5, \"PatNum\": %d}".formatted(neighbour.john()))
                .extract()
                .as(Json.class)
                .<Integer>at("PayNum");

        refused("GET", "payments?PatNum=" + neighbour.john(), "", 404, "Patient not found");
        refused("PUT", "payments/" + payment, "{\"PayNote\": \"x\"}", 404, "Payment not found");
        refused("PUT", "payments/" + payment, "{}", 404, "Payment not found");
        refused("POST", "payments/Refund", "{\"PayNum\": " + payment + "}", 404, "Payment not found");
        refused(
                "POST",
                "payments",
                "{\"PayAmt\": 1, \"PatNum\": %d}".formatted(neighbour.john()),
                404,
                "Patient not found");
        refused(
                "POST",
                "payments",
                "{\"PayAmt\": 1, \"PatNum\": %d, \"payPlanNum\": %d}".formatted(family.john(), theirs),
                404,
                "PayPlan not found");
    }

    @ParameterizedTest
    @CsvSource({"GET, payments", "POST, payments", "POST, payments/Refund", "PUT, payments/5"})
    void nobodyGetsInWithoutACredential(String method, String path) {
        Family.withoutCredential(method, path).statusCode(401);
    }

    @Test
    void whoMayNotTakeMoneyDoesNot() {
        Caller.of(family.practice().clinic(), Roles.VIEWER)
                .call()
                .body("{\"PayAmt\": 1, \"PatNum\": %d}".formatted(family.john()))
                .post(Family.API + "payments")
                .then()
                .statusCode(401);
    }

    /** One clinic for all that is refused. */
    private static final class Bad {
        static final Family CLINIC = Family.open();
        static final long PLAN = CLINIC.planOf(CLINIC.john(), "10");
        static final long OTHERS = CLINIC.planOf(CLINIC.jane(), "10");
    }

    private static void refused(String method, String path, String body, int status, String sentence) {
        refused(family, method, path, body, status, sentence);
    }

    private static void refused(Family whose, String method, String path, String body, int status, String sentence) {
        var request = whose.practice().owner().call();
        var answer = (body.isEmpty() ? request : request.body(body))
                .request(method, Family.API + path)
                .then()
                .statusCode(status)
                .extract()
                .asString();
        assertThat(answer).isEqualTo("\"" + sentence + "\"");
    }

    private static String inAmerica() {
        var day = Family.today();
        return day.substring(5, 7) + "/" + day.substring(8) + "/" + day.substring(0, 4);
    }
}
