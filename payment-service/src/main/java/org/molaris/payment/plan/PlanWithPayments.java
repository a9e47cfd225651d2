package org.molaris.payment.plan;

import java.util.List;

/** A plan, when it is to be paid, and what was paid on it. */
public record PlanWithPayments(PlanDetails plan, List<InstalmentDetails> instalments, List<PaymentDetails> payments) {}
