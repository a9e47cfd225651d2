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
 * @param type {@code insurance} or {@code discount}: what its prices count on
 * @param responsiblePatientId who approves it in the patient's stead; null for nobody
 * @param acceptedAt since when it is, or was, followed; null when it never was, and of a frozen copy
 * @param savedFrom the plan that this one is a frozen copy of; null for a plan that is worked on
 * @param savedOn the day that the copy bears, as a rule that on which it was made; null for a plan that is worked on
 * @param signedAt when somebody signed the copy for the patient; null while nobody has
 * @param practiceSignedAt when somebody signed it for the practice
 * @param documentId the signed paper among the patient's documents; null when it is not kept there
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
        String type,
        UUID responsiblePatientId,
        Instant acceptedAt,
        UUID savedFrom,
        LocalDate savedOn,
        Instant signedAt,
        Instant practiceSignedAt,
        UUID documentId,
        List<UUID> stepIds,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
