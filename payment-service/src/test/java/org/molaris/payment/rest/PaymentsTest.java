package org.molaris.payment.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.molaris.test.Json.json;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molaris.auth.Roles;
import org.molaris.events.Topic;
import org.molaris.payment.Practice;
import org.molaris.test.Caller;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Crowd;
import org.molaris.test.Database;
import org.molaris.test.Events;
import org.molaris.test.Json;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class PaymentsTest {

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void aPaymentIsTakenAndAnswersThePlanAfterIt() {
        var plan = practice.planOf("300.00");

        var answer = practice.owner()
                .call()
                .body("""
                        {"amount": 100.00, "payment_method": "cash", "notes": "Pago enero"}""")
                .post("/api/dental/payment-plans/{id}/payments", plan)
                .then()
                .statusCode(201)
                .header("ETag", is("\"2\""))
                .body(json("id", equalTo(plan.toString())))
                .body(json("status", equalTo("active")))
                .body(json("payment.payment_plan_id", equalTo(plan.toString())))
                .body(json("payment.payment_method", equalTo("cash")))
                .body(json("payment.notes", equalTo("Pago enero")))
                .body(json("payment.paid_on", equalTo(today().toString())))
                .body(json("payment.voided_at", nullValue()))
                .extract()
                .asString();

        assertThat(answer).contains("\"amount_paid\":100.00").contains("\"amount\":100.00");
    }

    @Test
    void aPaymentIsAnnouncedUnderItsOwnIdWithThePlanAfterIt() {
        var plan = practice.planOf("300.00");
        String payment = practice.pays(plan, "120.5").extract().as(Json.class).at("payment.id");

        var event = Events.of(Topic.PAYMENTS, plan, 2).get(1);

        assertThat(event.type()).isEqualTo("payment-recorded");
        assertThat(event.header("ce_id")).isEqualTo(payment);
        assertThat(event.sequence()).isEqualTo(2);
        assertThat(event.raw().value()).contains("\"amount\": 120.50").contains("\"amount_paid\": 120.50");
        assertThat(event.data().getString("payment.id")).isEqualTo(payment);
        assertThat(event.data().getString("payment.paid_on")).isEqualTo(today().toString());
        assertThat(event.data().getMap("payment_plan").keySet())
                .isEqualTo(Events.of(Topic.PAYMENTS, plan, 2)
                        .get(0)
                        .data()
                        .getMap("payment_plan")
                        .keySet());
    }

    @Test
    void theLastPaymentPaysThePlanAndSaysSo() {
        var plan = practice.planOf("300.00");
        practice.pays(plan, "299.99").statusCode(201).body(json("status", equalTo("active")));
        practice.pays(plan, "0.01").statusCode(201).body(json("status", equalTo("paid")));

        practice.pays(plan, "0.01").statusCode(409).body(json("code", equalTo("PLAN_NOT_ACTIVE")));
        assertThat(Events.of(Topic.PAYMENTS, plan, 4))
                .extracting(Events.Published::type)
                .containsExactly("payment-plan-created", "payment-recorded", "payment-recorded", "payment-plan-paid");
    }

    @Test
    void moreThanWhatIsLeftIsRefusedWithTheBalance() {
        var plan = practice.planOf("300.00");
        practice.pays(plan, "100").statusCode(201);

        practice.pays(plan, "200.01")
                .statusCode(400)
                .body(json("code", equalTo("EXCEEDS_BALANCE")))
                .body(json("details.field", contains("amount")))
                .body(json("details[0].message", equalTo("must be at most 200.00")));
        practice.plan(plan).body(json("amount_paid", equalTo(100.00f)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    amount         | null
                    amount         | 0
                    amount         | 0.00
                    amount         | -1
                    amount         | 1.001
                    amount         | 1e400
                    amount         | 1e1000000000
                    amount         | 10000000000.00
                    amount         | "1"
                    amount         | "mucho"
                    amount         | true
                    payment_method | "bitcoin"
                    payment_method | "CASH "
                    payment_method | 0
                    paid_on        | "2024-02-31"
                    paid_on        | "ayer"
                    paid_on        | "2999-01-01"
                    notes          | 5
                    voided_at      | null
                    id             | "x"
                    """)
    void aFieldThatIsWrongIsNamedAndNothingIsPaid(String field, String value) {
        var plan = practice.planOf("300.00");
        var amount = field.equals("amount") ? "" : "\"amount\": 1, ";

        practice.owner()
                .call()
                .body("{" + amount + "\"" + field + "\": " + value + "}")
                .post("/api/dental/payment-plans/{id}/payments", plan)
                .then()
                .statusCode(400)
                .body(json("details.field", hasItem(field)));

        practice.plan(plan).body(json("amount_paid", equalTo(0.00f))).body(json("payments.size()", is(0)));
    }

    @Test
    void aPaymentOfYesterdayIsTaken() {
        var plan = practice.planOf("300.00");
        practice.owner()
                .call()
                .body("{\"amount\": 1, \"paid_on\": \"%s\"}".formatted(today().minusDays(1)))
                .post("/api/dental/payment-plans/{id}/payments", plan)
                .then()
                .statusCode(201)
                .body(json("payment.paid_on", equalTo(today().minusDays(1).toString())));
    }

    @Test
    void theDayOfAPaymentIsTheClinicsDay() {
        // Pago Pago is 24 or 25 hours behind Kiritimati: their days are never the same.
        var west = Practice.open("Pacific/Pago_Pago");
        var east = Practice.open("Pacific/Kiritimati");

        String inTheWest =
                west.pays(west.planOf("1"), "1").extract().as(Json.class).at("payment.paid_on");
        String inTheEast =
                east.pays(east.planOf("1"), "1").extract().as(Json.class).at("payment.paid_on");

        assertThat(LocalDate.parse(inTheWest)).isBefore(LocalDate.parse(inTheEast));
    }

    @Test
    void fiftyAtOnceOnAPlanWithRoomForTenLeaveTen() {
        var plan = practice.planOf("100.00");

        var statuses =
                Crowd.counts(50, nth -> practice.pays(plan, "10.00").extract().statusCode());

        assertThat(statuses.get(201)).isEqualTo(10);
        assertThat(statuses.get(409)).isEqualTo(40);
        practice.plan(plan)
                .body(json("amount_paid", equalTo(100.00f)))
                .body(json("status", equalTo("paid")))
                .body(json("payments.size()", is(10)));
        assertThat(Events.of(Topic.PAYMENTS, plan, 12))
                .extracting(Events.Published::sequence)
                .isSorted()
                .hasSize(12);
    }

    @Test
    void fiftyPostsUnderOneKeyPayOnce() {
        var plan = practice.planOf("100.00");

        var statuses = Crowd.counts(
                50, nth -> practice.paysOnce(plan, "10.00", "k").extract().statusCode());

        assertThat(statuses).isEqualTo(Map.of(201, 50L));
        practice.plan(plan).body(json("amount_paid", equalTo(10.00f))).body(json("payments.size()", is(1)));
        assertThat(Database.value("select count(*) from idempotency where clinic_id = ?", practice.clinic()))
                .isEqualTo(1L);
    }

    @Test
    void aRepeatIsAnsweredTheSameAndSaysSo() {
        var plan = practice.planOf("100.00");

        var first = practice.paysOnce(plan, "10.00", "k").statusCode(201).header("Idempotency-Replayed", nullValue());
        var second = practice.paysOnce(plan, "10.00", "k").statusCode(201).header("Idempotency-Replayed", is("true"));

        assertThat(second.extract().asString()).isEqualTo(first.extract().asString());
        assertThat(second.extract().header("ETag")).isEqualTo(first.extract().header("ETag"));
    }

    @Test
    void theRetryOfThePaymentThatPaidThePlanOffIsReplayed() {
        var plan = practice.planOf("100.00");
        var first = practice.paysOnce(plan, "100.00", "k").statusCode(201).body(json("status", equalTo("paid")));

        var retry = practice.paysOnce(plan, "100.00", "k").statusCode(201).header("Idempotency-Replayed", is("true"));

        assertThat(retry.extract().asString()).isEqualTo(first.extract().asString());
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        var plan = practice.planOf("100.00");
        practice.paysOnce(plan, "10.00", "k").statusCode(201);

        practice.paysOnce(plan, "20.00", "k").statusCode(422).body(json("code", equalTo("IDEMPOTENCY_KEY_REUSED")));
        practice.paysOnce(practice.planOf("100"), "10.00", "k").statusCode(422);
        practice.plan(plan).body(json("amount_paid", equalTo(10.00f)));
    }

    @Test
    void theSameKeyOfAnotherClinicIsAnotherKey() {
        var neighbour = Practice.open();
        var theirs = neighbour.planOf("100.00");
        var ours = practice.planOf("100.00");

        practice.paysOnce(ours, "10.00", "k").statusCode(201);
        neighbour.paysOnce(theirs, "20.00", "k").statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void theSameKeyOfAnotherPersonIsAnotherKey() {
        var plan = practice.planOf("100.00");
        practice.paysOnce(plan, "10.00", "k").statusCode(201);

        Caller.of(practice.clinic(), Roles.RECEPTIONIST)
                .call("k")
                .body("{\"amount\": 20}")
                .post("/api/dental/payment-plans/{id}/payments", plan)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .body(json("amount_paid", equalTo(30.00f)));
    }

    @ParameterizedTest
    @CsvSource({"dentist, 403", "viewer, 403", "receptionist, 200", "owner, 200"})
    void onlyOwnersAndReceptionistsTouchMoney(String role, int status) {
        var person = Caller.of(practice.clinic(), role);
        var plan = practice.planOf("10");
        String payment = practice.pays(plan, "1").extract().as(Json.class).at("payment.id");

        person.call()
                .body("{\"reason\": \"x\"}")
                .delete("/api/dental/payments/{id}", payment)
                .then()
                .statusCode(status);
        person.call().delete("/api/dental/payment-plans/{id}", plan).then().statusCode(status);
        person.call()
                .body("{\"patient_id\": \"%s\", \"description\": \"x\", \"total_amount\": 1}"
                        .formatted(practice.patient()))
                .post("/api/dental/payment-plans")
                .then()
                .statusCode(status == 200 ? 201 : status);
        person.call().get("/api/dental/payment-plans/{id}", plan).then().statusCode(200);
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        var plan = practice.planOf("100.00");
        practice.paysOnce(plan, "100.01", "k").statusCode(400);

        practice.paysOnce(plan, "100.00", "k").statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ' '
            'clé'
            """)
    void aKeyThatIsNoneIsRefused(String key) {
        practice.owner()
                .call()
                .header("Idempotency-Key", key)
                .body("{\"amount\": 1}")
                .post("/api/dental/payment-plans/{id}/payments", practice.planOf("1"))
                .then()
                .statusCode(400)
                .body(json("details.field", contains("Idempotency-Key")));
    }

    @Test
    void aRepeatedPlanIsTheSamePlan() {
        var body =
                "{\"patient_id\": \"%s\", \"description\": \"x\", \"total_amount\": 5.5}".formatted(practice.patient());

        var answers = Crowd.counts(
                20,
                nth -> practice.owner()
                        .call("plan")
                        .body(body)
                        .post("/api/dental/payment-plans")
                        .then()
                        .statusCode(201)
                        .extract()
                        .asString());

        assertThat(answers).hasSize(1);
        assertThat(Database.value("select count(*) from payment_plan where clinic_id = ?", practice.clinic()))
                .isEqualTo(1L);
        practice.owner()
                .call("plan")
                .body(body.replace("5.5", "6"))
                .post("/api/dental/payment-plans")
                .then()
                .statusCode(422);
    }

    @Test
    void aVoidedPaymentNoLongerCountsAndStays() {
        var plan = practice.planOf("100.00");
        String payment = practice.pays(plan, "100.00")
                .body(json("status", equalTo("paid")))
                .extract()
                .as(Json.class)
                .at("payment.id");

        practice.voids(payment, "Error de captura — monto incorrecto")
                .statusCode(200)
                .body(json("id", equalTo(payment)))
                .body(json("amount", equalTo(100.00f)))
                .body(json("void_reason", equalTo("Error de captura — monto incorrecto")))
                .body(json("voided_by", equalTo("owner@test")))
                .body(json("voided_at", notNullValue()));

        practice.plan(plan).body(json("amount_paid", equalTo(0.00f))).body(json("status", equalTo("active")));
        assertThat(Database.value("select amount from payment where id = ?", UUID.fromString(payment)))
                .hasToString("100.00");
        var event = Events.of(Topic.PAYMENTS, plan, 4).get(3);
        assertThat(event.type()).isEqualTo("payment-voided");
        assertThat(event.data().getString("payment.id")).isEqualTo(payment);
        assertThat(event.data().getString("payment.voided_at")).endsWith("Z");
        assertThat(event.data().getString("payment_plan.status")).isEqualTo("active");
    }

    @Test
    void twoVoidsAtOnceVoidOnce() {
        var plan = practice.planOf("100.00");
        String payment = practice.pays(plan, "40.00").extract().as(Json.class).at("payment.id");

        var statuses = Crowd.counts(
                10, nth -> practice.voids(payment, "doble").extract().statusCode());

        assertThat(statuses).isEqualTo(Map.of(200, 1L, 404, 9L));
        practice.plan(plan).body(json("amount_paid", equalTo(0.00f)));
    }

    @Test
    void aVoidOnACancelledPlanLeavesItCancelled() {
        var plan = practice.planOf("100.00");
        String payment = practice.pays(plan, "40.00").extract().as(Json.class).at("payment.id");
        practice.owner()
                .call()
                .delete("/api/dental/payment-plans/{id}", plan)
                .then()
                .statusCode(200);

        practice.voids(payment, "devuelto").statusCode(200);

        practice.plan(plan).body(json("status", equalTo("cancelled"))).body(json("amount_paid", equalTo(0.00f)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}
            {"reason": null}
            {"reason": ""}
            {"reason": "  "}
            {"reason": 5}
            """)
    void aVoidNeedsAReason(String body) {
        String payment = practice.pays(practice.planOf("1"), "1")
                .extract()
                .as(Json.class)
                .at("payment.id");

        practice.owner()
                .call()
                .body(body)
                .delete("/api/dental/payments/{id}", payment)
                .then()
                .statusCode(400)
                .body(json("details.field", contains("reason")));
    }

    @Test
    void aVoidWithoutABodyIsRefused() {
        var plan = practice.planOf("1");
        String payment = practice.pays(plan, "1").extract().as(Json.class).at("payment.id");

        practice.owner()
                .call()
                .delete("/api/dental/payments/{id}", payment)
                .then()
                .statusCode(400);
        practice.plan(plan).body(json("amount_paid", equalTo(1.00f))).body(json("payments[0].voided_at", nullValue()));
    }

    @Test
    void paymentsAndACancellationAtOnceLeaveOneTruth() {
        var plan = practice.planOf("100.00");

        var statuses = Crowd.counts(
                11,
                nth -> nth == 5
                        ? practice.owner()
                                .call()
                                .delete("/api/dental/payment-plans/{id}", plan)
                                .statusCode()
                        : practice.pays(plan, "10.00").extract().statusCode());

        long taken = statuses.getOrDefault(201, 0L);
        practice.plan(plan)
                .body(json("status", equalTo("cancelled")))
                .body(json("payments.size()", is((int) taken)))
                .body(json("amount_paid", equalTo(taken * 10f)));
    }

    private LocalDate today() {
        return LocalDate.now(ZoneId.of("America/El_Salvador"));
    }
}
