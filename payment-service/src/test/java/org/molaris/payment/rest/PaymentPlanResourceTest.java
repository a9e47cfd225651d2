package org.molaris.payment.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.molaris.events.Topic;
import org.molaris.payment.ClinicServiceStub;
import org.molaris.payment.Practice;
import org.molaris.test.Events;

@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class PaymentPlanResourceTest {

    private Practice practice;

    @BeforeEach
    void aPractice() {
        practice = Practice.open();
    }

    @Test
    void aPlanIsCreatedAsTheSeedSays() {
        practice.owner()
                .call()
                .body("""
                        {"patient_id": "%s", "description": "Ortodoncia — pago mensual", "total_amount": 1200.00,
                         "reminder_enabled": true, "reminder_day_of_month": 5, "notes": null}""".formatted(practice.patient()))
                .post("/api/dental/payment-plans")
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .header("ETag", is("\"1\""))
                .body("id", notNullValue())
                .body("clinic_id", equalTo(practice.clinic().toString()))
                .body("description", equalTo("Ortodoncia — pago mensual"))
                .body("total_amount", equalTo(1200.00f))
                .body("amount_paid", equalTo(0.00f))
                .body("status", equalTo("active"))
                .body("reminder_enabled", is(true))
                .body("reminder_day_of_month", is(5))
                .body("notes", nullValue());
    }

    @Test
    void aPaymentIsTakenAndAnnounced() {
        var plan = practice.planOf("300.00");

        var payment = practice.pays(plan, "100.00")
                .statusCode(201)
                .body("id", equalTo(plan.toString()))
                .body("amount_paid", equalTo(100.00f))
                .body("status", equalTo("active"))
                .body("payment.amount", equalTo(100.00f))
                .extract()
                .path("payment.id")
                .toString();

        practice.plan(plan).statusCode(200).body("payments", hasSize(1)).body("payments[0].id", equalTo(payment));
        var events = Events.of(Topic.PAYMENTS, plan, 2);
        assertThat(events)
                .extracting(Events.Published::type)
                .containsExactly("payment-plan-created", "payment-recorded");
        assertThat(events.get(1).header("ce_id")).isEqualTo(payment);
        assertThat(events.get(1).raw().value()).contains("\"amount\": 100.00");
    }
}
