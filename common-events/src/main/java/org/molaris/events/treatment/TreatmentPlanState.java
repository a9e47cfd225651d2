package org.molaris.events.treatment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A treatment plan: what is to be done for a patient, in which order. Free-text notes stay with treatment-service.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param status {@code active}, {@code paused}, {@code completed} or {@code cancelled}
 * @param estimatedTotal what the patient was told it would cost, in the clinic's currency, two decimals; null when not said
 * @param operatorId who treats; null when not said
 * @param savedFrom the plan that this one is a frozen copy of; null for a plan that is worked on
 * @param savedOn the day on which the copy was made; null for a plan that is worked on
 * @param stepIds its steps in their order: what has an id that is missing here is no longer a step of it
 */
public record TreatmentPlanState(
        UUID id,
        long number,
        UUID clinicId,
        UUID patientId,
        String title,
        String status,
        BigDecimal estimatedTotal,
        UUID operatorId,
        UUID branchId,
        UUID savedFrom,
        LocalDate savedOn,
        List<UUID> stepIds,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
