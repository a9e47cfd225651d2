package org.molaris.treatment.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.molaris.treatment.plan.StepDetails;
import org.molaris.treatment.plan.StepStatus;

/** A step of a treatment plan. */
record TreatmentStepView(
        UUID id,
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
        Instant completedAt,
        Instant createdAt,
        Instant updatedAt) {

    static TreatmentStepView of(StepDetails step) {
        return new TreatmentStepView(
                step.id(),
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
                step.completedAt(),
                step.createdAt(),
                step.updatedAt());
    }
}
