package org.molaris.events.payment;

/** Something else was agreed. */
public record PaymentPlanUpdated(PaymentPlanState paymentPlan) implements PaymentPlanEvent {}
