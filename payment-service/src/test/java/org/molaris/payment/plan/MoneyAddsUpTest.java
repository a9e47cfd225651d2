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

/** Random sequences of payments, voids and cancellations, against a model of twenty lines. */
@QuarkusTest
@WithTestResource(ClinicServiceStub.class)
class MoneyAddsUpTest {

    /** What a plan of 100.00 must do, in cents. */
    private static final class Model {

        private final List<Integer> amounts = new ArrayList<>();
        private final List<Boolean> voided = new ArrayList<>();
        private String status = "active";

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
            if (paid() + cents > 10_000) {
                return 400;
            }
            amounts.add(cents);
            voided.add(false);
            status = paid() == 10_000 ? "paid" : status;
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
            if (act == 12_000) {
                practice.owner()
                        .call()
                        .delete("/api/dental/payment-plans/{id}", plan)
                        .then()
                        .statusCode(200);
                model.status = "cancelled";
            } else if (act % 3 == 0 && !payments.isEmpty()) {
                int nth = act % payments.size();
                practice.voids(payments.get(nth), "x").statusCode(model.takeBack(nth));
            } else {
                int cents = act / 2 + 1;
                var answer = practice.pays(plan, BigDecimal.valueOf(cents, 2).toPlainString());
                int expected = model.pay(cents);
                answer.statusCode(expected);
                if (expected == 201) {
                    payments.add(answer.extract().path("payment.id"));
                }
            }
        }
        assertThat(stateOf(plan)).isEqualTo(BigDecimal.valueOf(model.paid(), 2) + " " + model.status);
        assertThat(sumOfPayments(plan))
                .isEqualTo(BigDecimal.valueOf(model.paid(), 2).toString());
    }

    private static String stateOf(UUID plan) {
        return Database.value("select amount_paid || ' ' || status from payment_plan where id = ?", plan)
                .toString();
    }

    private static String sumOfPayments(UUID plan) {
        return Database.value(
                        "select coalesce(sum(amount), 0.00) from payment where payment_plan_id = ? and voided_at is null",
                        plan)
                .toString();
    }
}
