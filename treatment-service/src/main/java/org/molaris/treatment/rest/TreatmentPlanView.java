package org.molaris.treatment.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.treatment.plan.PlanDetails;
import org.molaris.treatment.plan.PlanStatus;
import org.molaris.treatment.plan.PlanType;

/**
 * A treatment plan.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param acceptedAt since when it is, or was, active; null when it never was
 */
@Schema(examples = """
        {"id": "0190c5a0-0000-7000-8000-00000000000a", "number": 1845, "clinic_id": "0190c5a0-0000-7000-8000-00000000000b",
         "patient_id": "0190c5a0-0000-7000-8000-000000000001", "title": "Ortodoncia completa", "status": "active",
         "estimated_total": 1200.00, "notes": null, "operator_id": null, "branch_id": null, "type": "insurance",
         "accepted_at": "2026-01-15T10:00:00Z", "created_at": "2026-01-15T10:00:00Z",
         "updated_at": "2026-01-15T10:00:00Z"}""")
record TreatmentPlanView(
        UUID id,
        long number,
        UUID clinicId,
        UUID patientId,
        String title,
        PlanStatus status,
        BigDecimal estimatedTotal,
        String notes,
        UUID operatorId,
        UUID branchId,
        PlanType type,
        Instant acceptedAt,
        Instant createdAt,
        Instant updatedAt) {

    static TreatmentPlanView of(PlanDetails plan) {
        return new TreatmentPlanView(
                plan.id(),
                plan.number(),
                plan.clinicId(),
                plan.patientId(),
                plan.terms().title(),
                plan.terms().status(),
                plan.terms().estimatedTotal(),
                plan.terms().notes(),
                plan.terms().operatorId(),
                plan.terms().branchId(),
                plan.terms().type(),
                plan.acceptedAt(),
                plan.createdAt(),
                plan.updatedAt());
    }
}
