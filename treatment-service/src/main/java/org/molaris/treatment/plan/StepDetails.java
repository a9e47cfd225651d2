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
 * @param discount what the patient is let off of it, two decimals
 * @param vatRate value added tax, in percent, two decimals
 * @param deviceIdentifier of the device that stays in the patient; null for none
 * @param stepOrder its place, from 1
 * @param priority the number of the clinic's definition of how urgent it is; null for none
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
        BigDecimal discount,
        BigDecimal vatRate,
        String deviceIdentifier,
        String notes,
        UUID appointmentId,
        int stepOrder,
        Instant completedAt,
        Long priority,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    StepTerms terms() {
        return new StepTerms(
                procedure,
                procedureCode,
                tooth,
                surface,
                null,
                estimatedCost,
                discount,
                vatRate,
                deviceIdentifier,
                notes,
                appointmentId,
                stepOrder,
                priority);
    }
}
