package org.molaris.treatment.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.molaris.treatment.plan.PlanDetails;
import org.molaris.treatment.plan.PlanStatus;

/** A treatment plan. */
record TreatmentPlanView(
        UUID id,
        UUID clinicId,
        UUID patientId,
        String title,
        PlanStatus status,
        BigDecimal estimatedTotal,
        String notes,
        UUID operatorId,
        UUID branchId,
        Instant createdAt,
        Instant updatedAt) {

    static TreatmentPlanView of(PlanDetails plan) {
        return new TreatmentPlanView(
                plan.id(),
                plan.clinicId(),
                plan.patientId(),
                plan.terms().title(),
                plan.terms().status(),
                plan.terms().estimatedTotal(),
                plan.terms().notes(),
                plan.terms().operatorId(),
                plan.terms().branchId(),
                plan.createdAt(),
                plan.updatedAt());
    }
}
