package org.molaris.events.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Money received on a payment plan.
 *
 * @param amount in the clinic's currency, two decimals, positive
 * @param paidOn the day it was received, in the clinic's time zone
 * @param paymentMethod {@code cash}, {@code transfer}, {@code card} or {@code other}; null when not said
 * @param voidedAt set once, when it turned out to be a mistake
 * @param voidedBy who voided it
 * @param billId the bill that it is for; null for none
 * @param accountId where the money is, and the type: null when nobody said so
 * @param expenseType Sistema Tessera Sanitaria's word for the kind of expense; null when not said
 */
public record PaymentState(
        UUID id,
        long number,
        UUID paymentPlanId,
        BigDecimal amount,
        LocalDate paidOn,
        String paymentMethod,
        Instant createdAt,
        Instant voidedAt,
        String voidedBy,
        UUID billId,
        UUID accountId,
        UUID paymentTypeId,
        String expenseType,
        boolean relatedToInsurance) {}
