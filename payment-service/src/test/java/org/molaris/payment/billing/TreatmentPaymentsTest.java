package org.molaris.payment.billing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.auth.Roles;
import org.molaris.data.Ids;
import org.molaris.payment.Bills;
import org.molaris.payment.Practice;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Json;

/** What is paid towards treatments, as the service that shows them asks for it. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class TreatmentPaymentsTest {

    private static final String PAYMENTS = "/internal/treatment-payments";

    private static long numbers = 8_800_000;

    @ConfigProperty(name = "quarkus.rest-client.treatment-service.url")
    String owner;

    private Billing billing;
    private Practice practice;

    @BeforeEach
    void aClinic() {
        billing = Billing.open(owner);
        practice = billing.practice();
    }

    @Test
    void itIsTheSumOfAllThatIsAgreedAboutItWithoutWhatIsVoided() {
        var treatment = practice.treatmentPlan(++numbers);
        var other = practice.treatmentPlan(++numbers);
        var first = agreed(treatment, "100");
        var second = agreed(treatment, "60");
        String voided = pays(first, "30");
        pays(first, "12.5");
        pays(second, "60");
        pays(agreed(other, "9"), "0.01");
        pays(practice.planOf("70"), "7");
        practice.voids(voided, "x").statusCode(200);
        practice.owner()
                .call()
                .delete("/api/dental/payment-plans/{id}", first)
                .then()
                .statusCode(200);

        var unknown = Ids.next();
        ask(treatment, other, unknown, treatment).statusCode(200).body(is("""
                        {"payments":[{"treatment_plan_id":"%s","paid":72.50},{"treatment_plan_id":"%s","paid":0.01},\
                        {"treatment_plan_id":"%s","paid":0.00}]}""".formatted(treatment, other, unknown)));
    }

    @Test
    void whatIsPaidBackIsPaidNoMore() {
        var treatment = billing.treatment(++numbers, "100.00", "0.00");
        var bill = billing.issuesFor(treatment, "\"type\": \"full\"")
                .statusCode(201)
                .extract()
                .as(Json.class);
        practice.pays(Billing.planOf(bill), "100").statusCode(201);
        String note = billing.credits(bill.at("id"), "{\"net\": 40}")
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id");
        paid(treatment, 100.0f);
        String back = practice.owner()
                .call()
                .body("""
                        {"direction": "outgoing", "amount": 25, "bill_id": "%s", "payment_type_id": "%s"}""".formatted(note, new Bills(practice).type("cash")))
                .post("/api/dental/transactions")
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id");
        paid(treatment, 75.0f);
        practice.owner()
                .call()
                .body("{\"reason\": \"x\"}")
                .delete("/api/dental/transactions/{id}", back)
                .then()
                .statusCode(200);
        paid(treatment, 100.0f);
    }

    @Test
    void everybodyOfTheClinicMayAskAndNobodyElse() {
        var treatment = practice.treatmentPlan(++numbers);
        pays(agreed(treatment, "9"), "9");
        var body = bodyOf(treatment);

        for (var role : new String[] {Roles.OWNER, Roles.DENTIST, Roles.RECEPTIONIST, Roles.VIEWER}) {
            Caller.of(practice.clinic(), role)
                    .call()
                    .body(body)
                    .post(PAYMENTS)
                    .then()
                    .statusCode(200)
                    .body(json("payments.paid", contains(9.0f)));
        }
        Practice.open().owner().call().body(body).post(PAYMENTS).then().body(json("payments.paid", contains(0.0f)));
        Caller.of(practice.clinic(), Roles.PLATFORM_ADMIN)
                .call()
                .body(body)
                .post(PAYMENTS)
                .then()
                .statusCode(403);
        given().contentType("application/json").body(body).post(PAYMENTS).then().statusCode(401);
        for (var wrong : new String[] {
            "{}", "{\"treatment_plan_ids\": [null]}", "{\"treatment_plan_ids\": [\"x\"]}", bodyOf(many(1_001))
        }) {
            practice.owner().call().body(wrong).post(PAYMENTS).then().statusCode(400);
        }
        ask(many(1_000)).statusCode(200).body(json("payments.size()", is(1_000)));
    }

    private void paid(UUID treatment, float amount) {
        ask(treatment).statusCode(200).body(json("payments.paid", contains(amount)));
    }

    private ValidatableResponse ask(UUID... treatments) {
        return practice.owner().call().body(bodyOf(treatments)).post(PAYMENTS).then();
    }

    private UUID agreed(UUID treatment, String total) {
        return practice.owner()
                .call()
                .body("""
                        {"patient_id": "%s", "description": "x", "total_amount": %s, "treatment_plan_id": "%s"}""".formatted(practice.patient(), total, treatment))
                .post("/api/dental/payment-plans")
                .then()
                .statusCode(201)
                .extract()
                .as(Json.class)
                .getUUID("id");
    }

    /** Returns the payment's id. */
    private String pays(UUID plan, String amount) {
        practice.pays(plan, amount).statusCode(201);
        return practice.plan(plan).extract().as(Json.class).at("payments[-1].id");
    }

    private static String bodyOf(UUID... treatments) {
        return Arrays.stream(treatments)
                .map(id -> "\"" + id + "\"")
                .collect(Collectors.joining(",", "{\"treatment_plan_ids\": [", "]}"));
    }

    private static UUID[] many(int howMany) {
        var ids = new UUID[howMany];
        Arrays.setAll(ids, nth -> Ids.next());
        return ids;
    }
}
