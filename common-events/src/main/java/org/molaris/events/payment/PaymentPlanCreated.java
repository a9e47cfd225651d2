package org.molaris.events.payment;

/** A patient agreed to pay over time. */
public record PaymentPlanCreated(PaymentPlanState paymentPlan) implements PaymentPlanEvent {}
