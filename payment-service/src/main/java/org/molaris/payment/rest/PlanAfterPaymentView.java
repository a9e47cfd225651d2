package org.molaris.payment.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.molaris.payment.plan.RecordedPayment;

/** A plan after a payment, and that payment, so that it can be voided later. */
record PlanAfterPaymentView(@JsonUnwrapped PlanView plan, PaymentView payment) {

    static PlanAfterPaymentView of(RecordedPayment recorded) {
        return new PlanAfterPaymentView(PlanView.of(recorded.plan()), PaymentView.of(recorded.payment()));
    }
}
