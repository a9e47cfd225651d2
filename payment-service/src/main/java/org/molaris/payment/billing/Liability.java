package org.molaris.payment.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.molaris.payment.plan.ExpenseType;

/**
 * What is left to pay of one instalment of a bill.
 *
 * @param number the instalment's
 * @param bill its number
 * @param expenseType null when not said
 */
public record Liability(
        long number,
        long bill,
        LocalDate dueOn,
        BigDecimal amount,
        Instant createdAt,
        boolean relatedToInsurance,
        ExpenseType expenseType) {}
