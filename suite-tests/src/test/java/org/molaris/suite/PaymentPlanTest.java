package org.molaris.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.molaris.events.Topic;
import org.molaris.local.Suite;

/** A payment plan from agreement to paid, with a mistake voided, as the front desk lives it. */
@OnTheSuite
class PaymentPlanTest {

    private static final String PLANS = "/api/dental/payment-plans/";

    private final Api desk;
    private final Api stranger;
    private final Events events;
    private final Ledger ledger;

    PaymentPlanTest(Suite suite) {
        this.desk = new Api(suite.gateway(), suite.token("demo", "receptionist"));
        this.stranger = new Api(suite.gateway(), suite.token("other", "owner"));
        this.events = new Events(suite);
        this.ledger = new Ledger(suite);
    }

    @Test
    void aPlanFromAgreementToPaid() {
        var today = LocalDate.now(ZoneId.of("America/El_Salvador"));
        var patient = desk.newPatient("Lucía");
        var plan = desk.post("/api/dental/payment-plans", """
                        {"patient_id": "%s", "description": "Ortodoncia", "total_amount": 1000,
                         "instalments": {"count": 3, "first_due_on": "%s", "interval": "monthly"}}""".formatted(patient, today.minusDays(40)))
                .expect(201)
                .id();
        var mistake = desk.pay(plan, "340", null).expect(201).text("payment.id");
        assertThat(whole(plan).body().get("instalments").findValuesAsText("status"))
                .containsExactly("paid", "overdue", "due");
        desk.delete("/api/dental/payments/" + mistake, "{\"reason\": \"Error de captura\"}")
                .expect(200);
        desk.delete("/api/dental/payments/" + mistake, "{\"reason\": \"Error de captura\"}")
                .expect(404);
        var payment = desk.pay(plan, "900", null).expect(201).text("payment.id");
        var closed = desk.patch(PLANS + plan, "{\"status\": \"paid\"}").expect(200);
        assertThat(closed.raw().body()).contains("\"written_off\":100.00");

        assertThat(receipt("/api/dental/payments/" + payment)).startsWith("%PDF-");
        assertThat(receipt(PLANS + plan)).startsWith("%PDF-");
        var account = desk.get("/api/dental/patients/" + patient + "/ledger").expect(200);
        assertThat(account.raw().body()).contains("\"balance\":0.00");
        assertThat(desk.get("/api/dental/payments/export?from=" + today.minusDays(1) + "&to=" + today)
                        .expect(200)
                        .raw()
                        .body())
                .contains(payment, mistake);
        assertThat(events.of(Topic.PAYMENTS, plan, 6).stream().map(Events::type))
                .containsExactly(
                        "payment-plan-created",
                        "payment-recorded",
                        "payment-voided",
                        "payment-plan-overdue",
                        "payment-recorded",
                        "payment-plan-paid");
        assertThat(ledger.findings()).isEmpty();
    }

    @Test
    void nobodyElseSeesIt() {
        var patient = desk.newPatient("Noemí");
        var plan = desk.newPlan(patient, "10");
        var payment = desk.pay(plan, "1", null).expect(201).text("payment.id");

        stranger.get(PLANS + plan).expect(404);
        stranger.get(PLANS + plan + "/receipt").expect(404);
        stranger.get("/api/dental/payments/" + payment + "/receipt").expect(404);
        stranger.get("/api/dental/patients/" + patient + "/ledger").expect(404);
        stranger.patch(PLANS + plan, "{\"status\": \"paid\"}").expect(404);
        stranger.delete("/api/dental/payments/" + payment, "{\"reason\": \"x\"}")
                .expect(404);
    }

    private Api.Answer whole(UUID plan) {
        return desk.get(PLANS + plan).expect(200);
    }

    private String receipt(String of) {
        return desk.get(of + "/receipt").expect(200).raw().body();
    }
}
