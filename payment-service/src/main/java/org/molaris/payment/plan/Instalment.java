package org.molaris.payment.plan;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What is to be paid by a day.
 *
 * @param amount two decimals, positive
 */
public record Instalment(LocalDate dueOn, BigDecimal amount) {}
