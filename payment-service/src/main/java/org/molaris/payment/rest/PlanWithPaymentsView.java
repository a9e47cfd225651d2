package org.molaris.payment.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.molaris.payment.plan.PlanWithPayments;

/** A plan with its schedule and its payments. */
record PlanWithPaymentsView(
        @JsonUnwrapped PlanView plan, List<InstalmentView> instalments, List<PaymentView> payments) {

    static PlanWithPaymentsView of(PlanWithPayments found) {
        return new PlanWithPaymentsView(
                PlanView.of(found.plan()),
                InstalmentView.of(found.instalments()),
                found.payments().stream().map(PaymentView::of).toList());
    }
}
