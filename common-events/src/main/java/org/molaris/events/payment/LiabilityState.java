package org.molaris.events.payment;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What is to be paid of a bill by a day.
 *
 * @param number the integer that integer-keyed dialects know it by; another one once the days are agreed anew
 * @param amount what is left of it, in the clinic's currency, two decimals; 0.00 when it is paid
 */
public record LiabilityState(long number, LocalDate dueOn, BigDecimal amount) {}
