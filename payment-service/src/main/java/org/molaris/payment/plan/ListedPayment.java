package org.molaris.payment.plan;

/** A payment and the number of the patient who made it. */
public record ListedPayment(PaymentDetails payment, Long patient) {}
