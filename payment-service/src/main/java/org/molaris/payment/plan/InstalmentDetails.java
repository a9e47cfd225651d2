package org.molaris.payment.plan;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An instalment as it is told to a caller.
 *
 * @param amountPaid how much of it the plan's payments fill
 */
public record InstalmentDetails(LocalDate dueOn, BigDecimal amount, BigDecimal amountPaid, InstalmentStatus status) {}
