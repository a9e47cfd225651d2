package org.molaris.events.payment;

/** Nothing is left to pay, or the rest was written off. */
public record PaymentPlanPaid(PaymentPlanState paymentPlan) implements PaymentPlanEvent {}
