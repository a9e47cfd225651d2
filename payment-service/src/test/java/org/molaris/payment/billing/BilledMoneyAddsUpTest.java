package org.molaris.payment.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.molaris.test.Json.json;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.molaris.payment.Bills;
import org.molaris.payment.Practice;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Json;

/** Random sequences of bills, payments, voids, credit notes and refunds, against a model of a page. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class BilledMoneyAddsUpTest {

    private static final int BILLED = 10_000;

    @ConfigProperty(name = "quarkus.rest-client.treatment-service.url")
    String owner;

    private static long treatments = 7_000_000;

    /** What a bill of 100.00 must do, in cents. */
    private static final class Model {

        private final List<Integer> paid = new ArrayList<>();
        private final List<Integer> refunds = new ArrayList<>();
        private int asked = BILLED;
        private int credited;
        private int refundable;

        int left() {
            return asked - sum(paid);
        }

        int pay(int cents) {
            if (left() == 0) {
                return 409;
            }
            if (cents > left()) {
                return 400;
            }
            paid.add(cents);
            return 201;
        }

        int credit(int cents) {
            if (cents > BILLED - credited) {
                return 409;
            }
            int off = Math.min(cents, left());
            credited += cents;
            asked -= off;
            refundable = cents - off;
            refunds.clear();
            return 201;
        }

        int refund(int cents) {
            if (cents > refundable - sum(refunds)) {
                return 400;
            }
            refunds.add(cents);
            return 201;
        }

        static int takeBack(List<Integer> sums, int nth) {
            int status = sums.get(nth) == 0 ? 404 : 200;
            sums.set(nth, 0);
            return status;
        }

        private static int sum(List<Integer> sums) {
            return sums.stream().mapToInt(Integer::intValue).sum();
        }
    }

    @Test
    void whateverHappensToABillItsMoneyAddsUp() {
        var billing = Billing.open(owner);
        qt().withFixedSeed(20_260_301L)
                .withExamples(10)
                .withShrinkCycles(0)
                .forAll(lists().of(integers().between(1, 9_999)).ofSizeBetween(3, 14))
                .checkAssert(acts -> play(billing, acts));
    }

    private static void play(Billing billing, List<Integer> acts) {
        var practice = billing.practice();
        var treatment = billing.treatment(++treatments, "500.00", "0.00");
        String bill = billing.issuesFor(treatment, "\"type\": \"partial\", \"net\": 100.00")
                .statusCode(201)
                .extract()
                .as(Json.class)
                .at("id");
        var model = new Model();
        var payments = new ArrayList<String>();
        var refunds = new ArrayList<String>();
        String note = null;
        for (int act : acts) {
            int cents = act / 2 + 1;
            switch (act % 5) {
                case 0 -> {
                    if (!payments.isEmpty()) {
                        int nth = cents % payments.size();
                        voids(practice, payments.get(nth)).statusCode(Model.takeBack(model.paid, nth));
                    }
                }
                case 1 -> {
                    var answer = billing.credits(bill, "{\"net\": %s}".formatted(money(cents)));
                    int expected = model.credit(cents);
                    answer.statusCode(expected);
                    if (expected == 201) {
                        refunds.clear();
                        note = answer.body(json("refundable", is(amount(model.refundable))))
                                .extract()
                                .as(Json.class)
                                .at("id");
                    }
                }
                case 2 -> {
                    if (note != null) {
                        keep(refunds, moves(practice, "outgoing", cents / 2 + 1, note), model.refund(cents / 2 + 1));
                    }
                }
                case 3 -> {
                    if (!refunds.isEmpty()) {
                        int nth = cents % refunds.size();
                        voids(practice, refunds.get(nth)).statusCode(Model.takeBack(model.refunds, nth));
                    }
                }
                default -> keep(payments, moves(practice, "incoming", cents, bill), model.pay(cents));
            }
        }
        billing.bill(bill)
                .body(json("amount_paid", is(amount(Model.sum(model.paid)))))
                .body(json("amount_left", is(amount(model.left()))))
                .body(json("credited", is(amount(model.credited))));
        if (note != null) {
            billing.bill(note)
                    .body(json("amount_paid", is(amount(Model.sum(model.refunds)))))
                    .body(json("amount_left", is(amount(model.refundable - Model.sum(model.refunds)))));
        }
        practice.owner()
                .call()
                .body("{\"treatment_plan_ids\": [\"%s\"]}".formatted(treatment))
                .post("/internal/billing-figures")
                .then()
                .body(json("figures[0].billed", is(amount(BILLED))))
                .body(json("figures[0].credited", is(amount(model.credited))));
        assertThat(Database.value(
                        "select coalesce(sum(amount), 0.00)::text from payment where bill_id = ? and voided_at is null",
                        UUID.fromString(bill)))
                .isEqualTo(money(Model.sum(model.paid)));
        assertThat(Database.rows("select finding from verify_ledger() where clinic_id = ?", practice.clinic()))
                .isEmpty();
    }

    private static void keep(List<String> ids, ValidatableResponse answer, int expected) {
        answer.statusCode(expected);
        if (expected == 201) {
            ids.add(answer.extract().as(Json.class).at("id"));
        }
    }

    private static ValidatableResponse moves(Practice practice, String direction, int cents, String bill) {
        return practice.owner()
                .call()
                .body("""
                        {"direction": "%s", "amount": %s, "bill_id": "%s", "payment_type_id": "%s"}""".formatted(direction, money(cents), bill, new Bills(practice).type("cash")))
                .post("/api/dental/transactions")
                .then();
    }

    private static ValidatableResponse voids(Practice practice, String id) {
        return practice.owner()
                .call()
                .body("{\"reason\": \"x\"}")
                .delete("/api/dental/transactions/{id}", id)
                .then();
    }

    private static String money(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static Object amount(int cents) {
        return Float.valueOf(money(cents));
    }
}
