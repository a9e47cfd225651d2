package org.molaris.events.payment;

/** The plan is behind its schedule, or was declared so. */
public record PaymentPlanOverdue(PaymentPlanState paymentPlan) implements PaymentPlanEvent {}
