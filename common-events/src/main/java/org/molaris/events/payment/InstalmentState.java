package org.molaris.events.payment;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What is to be paid by a day. */
public record InstalmentState(LocalDate dueOn, BigDecimal amount) {}
