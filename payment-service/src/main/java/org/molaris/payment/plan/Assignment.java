package org.molaris.payment.plan;

import java.util.UUID;

/**
 * What a payment is for beside its plan, and where the money went, as far as somebody said so; null where nobody did.
 *
 * @param billId of a bill about the plan; a payment on a plan that a bill has opened is for that bill anyway
 */
public record Assignment(
        UUID billId, UUID accountId, UUID paymentTypeId, ExpenseType expenseType, boolean relatedToInsurance) {

    /** Nobody said anything. */
    public static final Assignment NONE = new Assignment(null, null, null, null, false);
}
