package org.molaris.treatment.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A step as it is told to a caller: the columns of the view of that name.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param procedureId the patient's procedure, which may stand in several plans
 * @param procedure its name
 * @param procedureCode null when it has none
 * @param tooth null when it concerns none
 * @param estimatedCost two decimals; null when not said
 * @param stepOrder its place, from 1
 */
public record StepDetails(
        UUID id,
        long number,
        UUID clinicId,
        UUID treatmentPlanId,
        UUID patientId,
        UUID procedureId,
        String procedure,
        String procedureCode,
        String tooth,
        String surface,
        StepStatus status,
        BigDecimal estimatedCost,
        String notes,
        UUID appointmentId,
        int stepOrder,
        Instant completedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    StepTerms terms() {
        return new StepTerms(
                procedure, procedureCode, tooth, surface, null, estimatedCost, notes, appointmentId, stepOrder);
    }
}
