package org.molaris.payment.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.molaris.payment.plan.PlanDetails;
import org.molaris.payment.plan.PlanStatus;

/** A payment plan. */
record PlanView(
        UUID id,
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
        Instant createdAt,
        Instant updatedAt,
        Instant closedAt,
        UUID billId) {

    static PlanView of(PlanDetails plan) {
        return new PlanView(
                plan.id(),
                plan.clinicId(),
                plan.patientId(),
                plan.treatmentPlanId(),
                plan.description(),
                plan.totalAmount(),
                plan.amountPaid(),
                plan.writtenOff(),
                plan.status(),
                plan.reminderEnabled(),
                plan.reminderDayOfMonth(),
                plan.notes(),
                plan.createdAt(),
                plan.updatedAt(),
                plan.closedAt(),
                plan.billId());
    }
}
