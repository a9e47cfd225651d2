package org.molaris.payment.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.molaris.payment.plan.PaymentMethod;

/**
 * A payment as a file has it.
 *
 * @param patient by name
 * @param description what was agreed
 * @param voidedAt null while it counts
 */
public record ExportedPayment(
        long number,
        UUID id,
        UUID paymentPlanId,
        UUID patientId,
        String patient,
        String description,
        BigDecimal amount,
        PaymentMethod paymentMethod,
        LocalDate paidOn,
        Instant recordedAt,
        Instant voidedAt,
        String voidReason,
        String voidedBy) {}
