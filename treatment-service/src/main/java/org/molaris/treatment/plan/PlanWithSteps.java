package org.molaris.treatment.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A plan and all of its steps in their order.
 *
 * @param amountCollected what was paid on the payment plans that pay for it
 */
public record PlanWithSteps(PlanDetails plan, List<StepDetails> steps, BigDecimal amountCollected) {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    /** The sum of what the steps are estimated to cost. */
    public BigDecimal stepsTotal() {
        return steps.stream()
                .map(StepDetails::estimatedCost)
                .filter(Objects::nonNull)
                .reduce(NOTHING, BigDecimal::add);
    }

    /** How far the treatment has come. */
    public Progress progress() {
        return new Progress(steps.size(), count(StepStatus.COMPLETED), count(StepStatus.SKIPPED));
    }

    private int count(StepStatus status) {
        return (int) steps.stream().filter(step -> step.status() == status).count();
    }
}
