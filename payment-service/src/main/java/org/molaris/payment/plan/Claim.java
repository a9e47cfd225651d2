package org.molaris.payment.plan;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An instalment with all that its row has.
 *
 * @param left of its amount, as the plan is paid; nothing on a plan that takes no payments
 */
record Claim(
        long number,
        LocalDate dueOn,
        BigDecimal amount,
        boolean relatedToInsurance,
        ExpenseType expenseType,
        BigDecimal left) {

    Claim of(BigDecimal other) {
        return new Claim(number, dueOn, other, relatedToInsurance, expenseType, left);
    }
}
