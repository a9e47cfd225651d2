package org.molaris.payment.plan;

import java.util.List;

/** A plan and what was paid on it. */
public record PlanWithPayments(PlanDetails plan, List<PaymentDetails> payments) {}
