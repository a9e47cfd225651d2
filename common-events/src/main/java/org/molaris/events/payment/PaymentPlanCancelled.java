package org.molaris.events.payment;

/** The agreement ended; what was paid stays paid. */
public record PaymentPlanCancelled(PaymentPlanState paymentPlan) implements PaymentPlanEvent {}
