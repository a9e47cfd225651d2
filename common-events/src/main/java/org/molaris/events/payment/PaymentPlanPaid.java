package org.molaris.events.payment;

/** Nothing is left to pay. */
public record PaymentPlanPaid(PaymentPlanState paymentPlan) implements PaymentPlanEvent {}
