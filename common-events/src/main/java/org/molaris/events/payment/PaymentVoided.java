package org.molaris.events.payment;

/** A recorded payment was a mistake and no longer counts. */
public record PaymentVoided(PaymentPlanState paymentPlan, PaymentState payment) implements PaymentPlanEvent {}
