package org.molaris.treatment.plan;

import java.math.BigDecimal;
import org.molaris.treatment.account.BillingFigures;

/** A plan with what it costs and what of that is billed. */
public record BilledPlan(PricedPlan plan, BillingFigures billing) {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    /** What is still to be billed of it, before tax. */
    public BigDecimal billable() {
        return plan.discountedPrice()
                .subtract(billing.billed())
                .add(billing.credited())
                .max(NOTHING);
    }
}
