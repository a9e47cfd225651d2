package org.molaris.events.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A payment plan: what a patient agreed to pay and how much of it is paid. Free-text notes stay with payment-service.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param treatmentPlanId the treatment it pays for, if it names one
 * @param totalAmount in the clinic's currency, two decimals
 * @param amountPaid the sum of the payments that are not voided
 * @param writtenOff what was given up when the plan was declared paid
 * @param status {@code active}, {@code paid}, {@code overdue} or {@code cancelled}
 * @param reminderDayOfMonth 1 to 28; null for none
 * @param closedAt since when it is paid or cancelled; null while payments are taken
 * @param instalments the earliest first, adding up to the total; none when it has no schedule
 * @param billId the bill that asks for its money through this plan; null for a plan that was agreed by itself
 */
public record PaymentPlanState(
        UUID id,
        long number,
        UUID clinicId,
        UUID patientId,
        UUID treatmentPlanId,
        String description,
        BigDecimal totalAmount,
        BigDecimal amountPaid,
        BigDecimal writtenOff,
        String status,
        boolean reminderEnabled,
        Integer reminderDayOfMonth,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Instant closedAt,
        List<InstalmentState> instalments,
        UUID billId) {}
