package org.molaris.payment.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An instalment with the numbers of what it belongs to.
 *
 * @param downPayment whether it was to be paid on the day of the agreement, before the others
 * @param agreedAt when the plan was opened
 * @param changedAt when the plan last changed
 */
public record NumberedInstalment(
        long number,
        long plan,
        Long patient,
        Long guarantor,
        LocalDate dueOn,
        BigDecimal amount,
        boolean downPayment,
        Instant agreedAt,
        Instant changedAt) {}
