package org.molaris.payment.opendental;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.events.Topic;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class PayPlansResourceTest {

    private static Family family;

    @ConfigProperty(name = "quarkus.rest-client.treatment-service.url")
    String treatmentService;

    @BeforeEach
    void aFamily() {
        if (family == null) {
            family = Family.open();
        }
        proceduresAre("""
                {"number": 847, "name": "Corona", "price": 700.00}, {"number": 848, "name": "Resina", "price": 28.00}""");
    }

    @Test
    void aPlanIsAgreedForProceduresWithADownPaymentAndSeenNatively() {
        var today = LocalDate.parse(Family.today());
        var start = today.plusDays(1);
        var answer = family.post("payplans/Dynamic", """
                        {"PatNum" : %1$d, "Guarantor": %2$d, "PayPlanDate": "%3$s", "NumberOfPayments": 8, "APR": 0,
                         "DownPayment": 100, "Note": "DownPayment in Cash", "ChargeFrequency":"Monthly",
                         "DatePayPlanStart": "%4$s", "DateInterestStart": "0001-01-01", "IsLocked": "true",
                         "DynamicPayPlanTPOption": "AwaitComplete", "procNums": [848,847,848], "adjNums": []}""".formatted(family.jane(), family.john(), today, start))
                .statusCode(201)
                .extract();
        long number = answer.as(Json.class).getLong("PayPlanNum");
        var terms =
                "%1$s - Date of Agreement: %1$s, Total Amount: 728.00, APR: 0, Total Cost of Loan: 728.00, DownPayment in Cash"
                        .formatted(inAmerica(today));

        assertThat(answer.header("Location")).endsWith(Family.API + "payplans/" + number);
        assertThat(answer.asString())
                .isEqualTo("""
                {"PayPlanNum":%d,"PatNum":%d,"Guarantor":%d,"PayPlanDate":"%s","APR":0.00,"Note":"%s","PlanNum":0,\
                "CompletedAmt":728.00,"InsSubNum":0,"PaySchedule":"Monthly","NumberOfPayments":0,"PayAmt":78.50,\
                "DownPayment":100.00,"IsClosed":"false","PlanCategory":0,"planCategory":"","IsDynamic":"true",\
                "ChargeFrequency":"Monthly","DatePayPlanStart":"%s","IsLocked":"false","DateInterestStart":"0001-01-01",\
                "DynamicPayPlanTPOption":"TreatAsComplete","principalAmount":728.00}""".formatted(number, family.jane(), family.john(), today, terms, start));
        assertThat(family.get("payplans/" + number).statusCode(200).extract().asString())
                .isEqualTo(answer.asString());
        family.practice()
                .plan(family.plan(number))
                .body(json("description", is("Corona, Resina")))
                .body(json("notes", is("DownPayment in Cash")))
                .body(json("instalments", hasSize(9)))
                .body(json("instalments[0].amount", is(100.0f)))
                .body(json("instalments[0].due_on", is(today.toString())));
        assertThat(Events.of(Topic.PAYMENTS, family.plan(number), 1).get(0).type())
                .isEqualTo("payment-plan-created");

        var charges = family.get("payplancharges?PayPlanNum=" + number)
                .statusCode(200)
                .body(json("$", hasSize(9)));
        var first = charges.extract().as(Json.class);
        assertThat(charges.extract().asString()).startsWith("""
                [{"PayPlanChargeNum":%d,"PayPlanNum":%d,"Guarantor":%d,"PatNum":%d,"ChargeDate":"%s","Principal":100.00,\
                "Interest":0.00,"Note":"Down Payment","ProvNum":0,"ClinicNum":0,"ChargeType":"Debit","ProcNum":0,\
                "SecDateTEntry":"%s","SecDateTEdit":"%s","StatementNum":0,"FKey":0,"LinkType":"None","IsOffset":"false"},""".formatted(
                        first.getLong("[0].PayPlanChargeNum"),
                        number,
                        family.john(),
                        family.jane(),
                        today,
                        first.getString("[0].SecDateTEntry"),
                        first.getString("[0].SecDateTEntry")));
        charges.body(json("[1].Note", is("")))
                .body(json("[1].Principal", is(78.5f)))
                .body(json("[8].ChargeDate", is(start.plusMonths(7).toString())));
    }

    @Test
    void amountsAndDaysAreAsAsked() {
        var byAmount = family.post("payplans/Dynamic", """
                        {"PatNum": %d, "PayAmt": "300", "procNums": [847, 848], "ChargeFrequency": "EveryOtherWeek"}""".formatted(family.jane()))
                .statusCode(201)
                .body(json("PayAmt", is(300.0f)))
                .body(json("DownPayment", is(0.0f)))
                .body(json("ChargeFrequency", is("EveryOtherWeek")))
                .body(json(
                        "DatePayPlanStart",
                        is(LocalDate.parse(Family.today()).plusMonths(1).toString())))
                .extract()
                .as(Json.class)
                .<Integer>at("PayPlanNum");
        family.get("payplancharges?PayPlanNum=" + byAmount).body(json("Principal", contains(300.0f, 300.0f, 128.0f)));
        for (var frequency : new String[] {"Weekly", "Quarterly", "OrdinalWeekday"}) {
            family.post("payplans/Dynamic", """
                            {"PatNum": %d, "NumberOfPayments": "3", "procNums": [847, 848], "ChargeFrequency": "%s",
                             "DatePayPlanStart": "2031-01-14"}""".formatted(family.jane(), frequency))
                    .statusCode(201)
                    .body(json("ChargeFrequency", is(frequency)))
                    .body(json("DatePayPlanStart", is("2031-01-14")))
                    .body(json("PayAmt", is(242.67f)));
        }
    }

    @Test
    void aRepeatUnderTheSameKeyIsTheSamePlan() {
        var body = "{\"PatNum\": %d, \"NumberOfPayments\": 2, \"procNums\": [847, 848]}".formatted(family.jane());
        var key = UUID.randomUUID().toString();
        var numbers = new long[2];
        for (int i = 0; i < 2; i++) {
            numbers[i] = family.practice()
                    .owner()
                    .call(key)
                    .body(body)
                    .post(Family.API + "payplans/Dynamic")
                    .then()
                    .statusCode(201)
                    .extract()
                    .as(Json.class)
                    .getLong("PayPlanNum");
        }

        assertThat(numbers[1]).isEqualTo(numbers[0]);
    }

    @Test
    void plansAreListedByPatientOrGuarantorAndCloseWithAllThatIsLeftDueAtOnce() {
        var clinic = Family.open();
        long his = clinic.planOf(clinic.john(), "64");
        long hers = clinic.planOf(clinic.jane(), "1000");
        long gone = clinic.planOf(clinic.jane(), "8");
        clinic.practice()
                .owner()
                .call()
                .body("""
                        {"instalments": {"count": 10, "first_due_on": "%s", "interval": "weekly"}}""".formatted(LocalDate.parse(Family.today()).minusDays(8)))
                .patch("/api/dental/payment-plans/{id}", clinic.plan(hers))
                .then()
                .statusCode(200);
        clinic.practice()
                .owner()
                .call()
                .delete("/api/dental/payment-plans/{id}", clinic.plan(gone))
                .then()
                .statusCode(200);

        clinic.get("payplans?PatNum=" + clinic.jane())
                .statusCode(200)
                .body(json("PayPlanNum", contains((int) hers, (int) gone)))
                .body(json("IsClosed", contains("false", "true")))
                .body(json("ChargeFrequency", contains("Weekly", "Monthly")))
                .body(json("PayAmt", contains(100.0f, 0.0f)))
                .body(json("DatePayPlanStart[1]", is("0001-01-01")));
        clinic.get("payplans?Guarantor=" + clinic.john())
                .body(json("PayPlanNum", contains((int) his, (int) hers, (int) gone)))
                .body(json("Guarantor", contains((int) clinic.john(), (int) clinic.john(), (int) clinic.john())));
        clinic.get("payplans?Guarantor=" + clinic.jane()).statusCode(200).body(json("$", empty()));
        clinic.get("payplans?Guarantor=" + clinic.john() + "&Offset=2").body(json("PayPlanNum", contains((int) gone)));

        for (int i = 0; i < 2; i++) {
            clinic.put("payplans/" + hers + "/Close", "{}")
                    .statusCode(200)
                    .body(json("IsClosed", is("true")))
                    .body(json("principalAmount", is(1000.0f)));
        }
        clinic.practice()
                .plan(clinic.plan(hers))
                .body(json("status", is("active")))
                .body(json("instalments.amount", contains(100.0f, 100.0f, 800.0f)))
                .body(json("instalments[2].due_on", is(Family.today())));
        assertThat(Events.of(Topic.PAYMENTS, clinic.plan(hers), 4)).hasSize(4);
        assertThat(Database.rows("select finding from verify_ledger() where payment_plan_id = ?", clinic.plan(hers)))
                .isEmpty();
        clinic.put("payplans/" + gone + "/Close", "{}").statusCode(200).body(json("IsClosed", is("true")));
        clinic.practice().plan(clinic.plan(gone)).body(json("status", is("cancelled")));
        clinic.post("payments", "{\"PayAmt\": 1000, \"PatNum\": %d, \"payPlanNum\": %d}".formatted(clinic.jane(), hers))
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {} | 400 | PatNum is required.
            {"PatNum": 1, "PayAmt": 1, "procNums": [847]} | 404 | Patient not found
            {"PatNum": "$", "procNums": [847]} | 400 | PayAmt or NumberOfPayments is required.
            {"PatNum": "$", "PayAmt": 1, "NumberOfPayments": 1, "procNums": [847]} | 400 | Only one of PayAmt and NumberOfPayments may be given.
            {"PatNum": "$", "PayAmt": 0, "procNums": [847]} | 400 | PayAmt is invalid.
            {"PatNum": "$", "PayAmt": 0.01, "procNums": [847, 848]} | 400 | There would be too many payments.
            {"PatNum": "$", "NumberOfPayments": 361, "procNums": [847]} | 400 | NumberOfPayments is invalid.
            {"PatNum": "$", "NumberOfPayments": 2.5, "procNums": [847]} | 400 | NumberOfPayments is invalid.
            {"PatNum": "$", "PayAmt": 1} | 400 | procNums is required.
            {"PatNum": "$", "PayAmt": 1, "procNums": []} | 400 | procNums is required.
            {"PatNum": "$", "PayAmt": 1, "procNums": ["x"]} | 400 | procNums is invalid.
            {"PatNum": "$", "PayAmt": 1, "procNums": [847], "adjNums": [40]} | 400 | adjNums is not supported.
            {"PatNum": "$", "PayAmt": 99, "procNums": [847]} | 404 | Procedure not found
            {"PatNum": "$", "PayAmt": 1, "procNums": [847, 848], "APR": 10} | 400 | APR is not supported.
            {"PatNum": "$", "PayAmt": 1, "procNums": [847], "DateInterestStart": "2022-08-01"} | 400 | DateInterestStart is not supported.
            {"PatNum": "$", "PayAmt": 1, "procNums": [847], "Guarantor": 5} | 400 | Guarantor is not supported.
            {"PatNum": "$", "PayAmt": 1, "procNums": [847], "PayPlanDate": "2022-06-30"} | 400 | PayPlanDate must be today.
            {"PatNum": "$", "PayAmt": 1, "procNums": [847], "DownPayment": -1} | 400 | DownPayment is invalid.
            {"PatNum": "$", "PayAmt": 1, "procNums": [847, 848], "DownPayment": 728} | 400 | DownPayment must be less than what the procedures cost.
            {"PatNum": "$", "PayAmt": 1, "procNums": [847], "DownPayment": 1, "DatePayPlanStart": "2022-07-01"} | 400 | DatePayPlanStart must be after a DownPayment.
            {"PatNum": "$", "PayAmt": 1, "procNums": [847], "DatePayPlanStart": "9999-12-31"} | 400 | DatePayPlanStart is invalid.
            {"PatNum": "$", "PayAmt": 1, "procNums": [847], "DatePayPlanStart": "2024-13-45"} | 400 | DatePayPlanStart format must be yyyy-MM-dd.
            {"PatNum": "$", "PayAmt": 1, "procNums": [847], "ChargeFrequency": "Daily"} | 400 | ChargeFrequency is invalid.
            {"PatNum": "$", "PayAmt": 1, "procNums": [847], "ChargeFrequency": 2} | 400 | ChargeFrequency is invalid.
            {"PatNum": "$", "PayAmt": 1, "procNums": [847], "IsLocked": "maybe"} | 400 | IsLocked is invalid.
            {"PatNum": "$", "PayAmt": 1, "procNums": [847], "DynamicPayPlanTPOption": "None"} | 400 | DynamicPayPlanTPOption is invalid.
            {"PatNum": "$", "PayAmt": 1, "procNums": [847], "Note": {}} | 400 | Note is invalid.
            """)
    void whatCannotBeMeantSoIsRefusedInASentence(String body, int status, String sentence) {
        refused("POST", "payplans/Dynamic", body.replace("$", String.valueOf(family.john())), status, sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | payplans                      | 410 | PayPlans POST is deprecated. Use PayPlans POST Dynamic instead.
            GET  | payplans                      | 400 | PatNum or Guarantor is required.
            GET  | payplans?PatNum=999999999     | 404 | Patient not found
            GET  | payplans?Guarantor=999999999  | 404 | Guarantor not found
            GET  | payplans/999999999            | 404 | PayPlan not found
            PUT  | payplans/999999999/Close      | 404 | PayPlan not found
            PUT  | payplans/5                    | 400 | payplans PUT 5 is not a valid method.
            GET  | payplancharges                | 400 | PayPlanNum is required.
            GET  | payplancharges?PayPlanNum=0   | 404 | PayPlan not found
            GET  | payplancharges?PayPlanNum=x   | 400 | PayPlanNum is invalid.
            """)
    void soIsWhatIsNotThere(String method, String path, int status, String sentence) {
        refused(method, path, "{}", status, sentence);
    }

    @Test
    void whileProceduresCannotBePricedNothingIsAgreed() {
        given().body("503{}")
                .put(treatmentService + "/internal/procedures/"
                        + family.practice().clinic());

        family.post("payplans/Dynamic", "{\"PatNum\": %d, \"PayAmt\": 1, \"procNums\": [847]}".formatted(family.john()))
                .statusCode(503);
    }

    @Test
    void anotherClinicsNumbersMeanNothingHere() {
        var neighbour = Family.open();
        long theirs = neighbour.planOf(neighbour.john(), "50");

        refused("GET", "payplans?PatNum=" + neighbour.john(), "", 404, "Patient not found");
        refused("GET", "payplans?Guarantor=" + neighbour.john(), "", 404, "Guarantor not found");
        refused("GET", "payplans/" + theirs, "", 404, "PayPlan not found");
        refused("PUT", "payplans/" + theirs + "/Close", "{}", 404, "PayPlan not found");
        refused("GET", "payplancharges?PayPlanNum=" + theirs, "", 404, "PayPlan not found");
        refused(
                "POST",
                "payplans/Dynamic",
                "{\"PatNum\": %d, \"PayAmt\": 1, \"procNums\": [847]}".formatted(neighbour.john()),
                404,
                "Patient not found");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, payplans/1",
        "GET, payplans?PatNum=1",
        "POST, payplans",
        "POST, payplans/Dynamic",
        "PUT, payplans/1/Close",
        "GET, payplancharges?PayPlanNum=1"
    })
    void nobodyGetsInWithoutACredential(String method, String path) {
        Family.withoutCredential(method, path).statusCode(401);
    }

    private void proceduresAre(String procedures) {
        given().body("200{\"procedures\": [%s], \"treatment_plan_id\": null}".formatted(procedures))
                .put(treatmentService + "/internal/procedures/"
                        + family.practice().clinic())
                .then()
                .statusCode(204);
    }

    private static void refused(String method, String path, String body, int status, String sentence) {
        var request = family.practice().owner().call();
        assertThat((body.isEmpty() ? request : request.body(body))
                        .request(method, Family.API + path)
                        .then()
                        .statusCode(status)
                        .extract()
                        .asString())
                .isEqualTo("\"" + sentence + "\"");
    }

    private static String inAmerica(LocalDate day) {
        return DateTimeFormatter.ofPattern("MM/dd/yyyy").format(day);
    }
}
