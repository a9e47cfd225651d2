package org.molaris.payment.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A payment as it is told to a caller. */
public record PaymentDetails(
        UUID id,
        long number,
        UUID paymentPlanId,
        BigDecimal amount,
        LocalDate paidOn,
        PaymentMethod paymentMethod,
        String notes,
        Instant createdAt,
        Instant voidedAt,
        String voidReason,
        String voidedBy) {}
