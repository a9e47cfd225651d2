package org.molaris.treatment.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.molaris.treatment.plan.PlanWithSteps;

/**
 * A treatment plan with its steps in their order.
 *
 * @param stepsTotal the sum of what the steps are estimated to cost
 * @param amountCollected what was paid on the payment plans that pay for it
 */
record TreatmentPlanWithStepsView(
        @JsonUnwrapped TreatmentPlanView plan,
        List<TreatmentStepView> steps,
        ProgressView progress,
        BigDecimal stepsTotal,
        BigDecimal amountCollected) {

    static TreatmentPlanWithStepsView of(PlanWithSteps found) {
        return new TreatmentPlanWithStepsView(
                TreatmentPlanView.of(found.plan()),
                found.steps().stream().map(TreatmentStepView::of).toList(),
                ProgressView.of(found.progress()),
                found.stepsTotal(),
                found.amountCollected());
    }
}
