package org.molaris.payment.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment plan as it is told to a caller.
 *
 * @param amountPaid the sum of the payments that are not voided; at most {@code totalAmount}
 * @param writtenOff what was given up when the plan was declared paid; 0.00 unless it is paid
 * @param closedAt since when it is paid or cancelled; null while payments are taken
 * @param billId the bill that asks for its money through it; null for a plan that was agreed by itself
 */
public record PlanDetails(
        UUID id,
        long number,
        UUID clinicId,
        UUID patientId,
        UUID treatmentPlanId,
        String description,
        BigDecimal totalAmount,
        BigDecimal amountPaid,
        BigDecimal writtenOff,
        PlanStatus status,
        boolean reminderEnabled,
        Integer reminderDayOfMonth,
        String notes,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Instant closedAt,
        UUID billId) {}
