package org.molaris.payment.plan;

import io.vertx.sqlclient.Row;

/** Money received, and the plan after it. */
public record RecordedPayment(PlanDetails plan, PaymentDetails payment) {

    static RecordedPayment of(Row row) {
        return new RecordedPayment(PlanRows.plan(row), PlanRows.payment(row));
    }
}
