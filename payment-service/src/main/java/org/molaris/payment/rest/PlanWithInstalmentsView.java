package org.molaris.payment.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.molaris.payment.plan.PlanWithInstalments;

/** A plan with its schedule. */
record PlanWithInstalmentsView(@JsonUnwrapped PlanView plan, List<InstalmentView> instalments) {

    static PlanWithInstalmentsView of(PlanWithInstalments agreed) {
        return new PlanWithInstalmentsView(PlanView.of(agreed.plan()), InstalmentView.of(agreed.instalments()));
    }
}
