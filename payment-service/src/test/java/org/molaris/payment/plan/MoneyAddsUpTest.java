package org.molaris.payment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.molaris.payment.Practice;
import org.molaris.test.ClinicServiceStub;
import org.molaris.test.Database;
import org.molaris.test.Json;

/** Random sequences of payments, voids and changes of the plan, against a model of a page. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class MoneyAddsUpTest {

    /** What a plan of 100.00 must do, in cents. */
    private static final class Model {

        private final List<Integer> amounts = new ArrayList<>();
        private final List<Boolean> voided = new ArrayList<>();
        private String status = "active";
        private int total = 10_000;

        int paid() {
            int paid = 0;
            for (int i = 0; i < amounts.size(); i++) {
                paid += voided.get(i) ? 0 : amounts.get(i);
            }
            return paid;
        }

        int pay(int cents) {
            if (!status.equals("active")) {
                return 409;
            }
            if (paid() + cents > total) {
                return 400;
            }
            amounts.add(cents);
            voided.add(false);
            status = paid() == total ? "paid" : status;
            return 201;
        }

        int takeBack(int nth) {
            if (voided.get(nth)) {
                return 404;
            }
            voided.set(nth, true);
            status = status.equals("paid") ? "active" : status;
            return 200;
        }

        int agree(int cents) {
            if (cents < paid()) {
                return 409;
            }
            if (!status.equals("cancelled") && cents != total) {
                boolean wasFull = paid() == total;
                status = cents == paid() ? "paid" : status.equals("paid") && wasFull ? "active" : status;
            }
            total = cents;
            return 200;
        }

        int become(String wanted) {
            if (wanted.equals("active") && paid() == total && !status.equals("active")) {
                return 409;
            }
            status = wanted;
            return 200;
        }
    }

    @Test
    void whateverHappensToAPlanItsMoneyAddsUp() {
        var practice = Practice.open();
        qt().withFixedSeed(20_260_101L)
                .withExamples(25)
                .withShrinkCycles(0)
                .forAll(lists().of(integers().between(0, 12_000)).ofSizeBetween(1, 15))
                .checkAssert(acts -> play(practice, acts));
    }

    private static void play(Practice practice, List<Integer> acts) {
        var plan = practice.planOf("100.00");
        var model = new Model();
        var payments = new ArrayList<String>();
        for (int act : acts) {
            if (act > 11_700) {
                var wanted = List.of("cancelled", "paid", "active").get(act % 3);
                changes(practice, plan, "{\"status\": \"%s\"}".formatted(wanted), model.become(wanted));
            } else if (act > 11_000) {
                int total = act % 2 == 0 && model.paid() > 0 ? model.paid() : (act - 11_000) * 20;
                changes(practice, plan, "{\"total_amount\": %s}".formatted(money(total)), model.agree(total));
            } else if (act % 3 == 0 && !payments.isEmpty()) {
                int nth = act % payments.size();
                practice.voids(payments.get(nth), "x").statusCode(model.takeBack(nth));
            } else {
                int cents = act / 2 + 1;
                var answer = practice.pays(plan, money(cents));
                int expected = model.pay(cents);
                answer.statusCode(expected);
                if (expected == 201) {
                    payments.add(answer.extract().as(Json.class).at("payment.id"));
                }
            }
        }
        assertThat(stateOf(plan)).isEqualTo(money(model.paid()) + " of " + money(model.total) + " " + model.status);
        assertThat(Database.rows("select finding from verify_ledger() where payment_plan_id = ?", plan))
                .isEmpty();
    }

    private static void changes(Practice practice, UUID plan, String body, int expected) {
        practice.owner()
                .call()
                .body(body)
                .patch("/api/dental/payment-plans/{id}", plan)
                .then()
                .statusCode(expected);
    }

    private static String money(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static String stateOf(UUID plan) {
        return Database.value(
                        "select amount_paid || ' of ' || total_amount || ' ' || status from payment_plan where id = ?",
                        plan)
                .toString();
    }
}
