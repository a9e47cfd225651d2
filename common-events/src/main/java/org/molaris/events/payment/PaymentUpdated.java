package org.molaris.events.payment;

/** What is noted about a payment was corrected: how it was made, not how much or when. */
public record PaymentUpdated(PaymentPlanState paymentPlan, PaymentState payment) implements PaymentPlanEvent {}
