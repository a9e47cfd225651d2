package org.molaris.treatment.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.treatment.plan.StepDetails;
import org.molaris.treatment.plan.StepStatus;

/**
 * A step of a treatment plan.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param discount what the patient is let off of the estimated cost
 * @param vatRate value added tax, in percent
 * @param deviceIdentifier of the device that stays in the patient: its UDI
 */
@Schema(examples = """
        {"id": "0190c5a0-0000-7000-8000-00000000000c", "number": 3211, "treatment_plan_id": "0190c5a0-0000-7000-8000-00000000000a",
         "procedure": "Colocación de brackets", "status": "completed", "estimated_cost": 300.00, "notes": null,
         "appointment_id": null, "step_order": 1, "procedure_id": "0190c5a0-0000-7000-8000-00000000000d",
         "procedure_code": "D8080", "tooth": null, "surface": null, "discount": 0.00, "vat_rate": 0.00,
         "device_identifier": null, "completed_at": "2026-01-20T16:30:00Z",
         "created_at": "2026-01-15T10:05:00Z", "updated_at": "2026-01-20T16:30:00Z"}""")
record TreatmentStepView(
        UUID id,
        long number,
        UUID treatmentPlanId,
        String procedure,
        StepStatus status,
        BigDecimal estimatedCost,
        String notes,
        UUID appointmentId,
        int stepOrder,
        UUID procedureId,
        String procedureCode,
        String tooth,
        String surface,
        BigDecimal discount,
        BigDecimal vatRate,
        String deviceIdentifier,
        Instant completedAt,
        Instant createdAt,
        Instant updatedAt) {

    static TreatmentStepView of(StepDetails step) {
        return new TreatmentStepView(
                step.id(),
                step.number(),
                step.treatmentPlanId(),
                step.procedure(),
                step.status(),
                step.estimatedCost(),
                step.notes(),
                step.appointmentId(),
                step.stepOrder(),
                step.procedureId(),
                step.procedureCode(),
                step.tooth(),
                step.surface(),
                step.discount(),
                step.vatRate(),
                step.deviceIdentifier(),
                step.completedAt(),
                step.createdAt(),
                step.updatedAt());
    }
}
