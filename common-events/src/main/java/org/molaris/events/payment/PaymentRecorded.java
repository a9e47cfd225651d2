package org.molaris.events.payment;

/** Money was received on a plan. */
public record PaymentRecorded(PaymentPlanState paymentPlan, PaymentState payment) implements PaymentPlanEvent {}
