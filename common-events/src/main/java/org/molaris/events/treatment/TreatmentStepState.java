package org.molaris.events.treatment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A step of a treatment plan: a procedure of the patient's, in its place. Free-text notes stay with treatment-service.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param procedureId the patient's procedure, which may stand in several plans
 * @param procedure its name
 * @param procedureCode its code, in the clinic's catalogue or not; null when it has none
 * @param tooth the tooth or teeth; null when it concerns none
 * @param surface surfaces, quadrant, sextant or arch; null when it concerns none
 * @param status pending, scheduled, completed or skipped
 * @param estimatedCost in the clinic's currency, two decimals; null when not said
 * @param discount what the patient is let off of it
 * @param vatRate value added tax, in percent, two decimals
 * @param appointmentId the visit at which it is, or was, to be done; null for none
 * @param stepOrder its place in the plan, from 1
 * @param completedAt when it was done; null while it is not
 * @param priority the number of the clinic's definition of how urgent it is; null for none
 * @param version of the step; the event's sequence is that of its plan
 */
public record TreatmentStepState(
        UUID id,
        long number,
        UUID treatmentPlanId,
        UUID patientId,
        UUID procedureId,
        String procedure,
        String procedureCode,
        String tooth,
        String surface,
        String status,
        BigDecimal estimatedCost,
        BigDecimal discount,
        BigDecimal vatRate,
        UUID appointmentId,
        int stepOrder,
        Instant completedAt,
        Long priority,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
