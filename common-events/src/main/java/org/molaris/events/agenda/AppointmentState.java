package org.molaris.events.agenda;

import java.time.Instant;
import java.util.UUID;

/**
 * An appointment: whose time it is, with whom, where, and how it stands. What was written about it stays with
 * clinic-service; the procedure travels, since recalls and treatments live by it.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param patientId null for time that is kept for nobody in particular
 * @param stateId the clinic's own state
 * @param state the native one that it means: {@code scheduled}, {@code confirmed}, {@code waiting}, {@code in_care},
 *     {@code done}, {@code absent} or {@code cancelled}
 * @param overbooked on the overbooking chair, where it may overlap others
 * @param modality {@code in_practice} or {@code telehealth}
 * @param procedureType what will be or was done, in the clinic's words; null when not said
 */
public record AppointmentState(
        UUID id,
        long number,
        UUID clinicId,
        UUID patientId,
        UUID operatorId,
        UUID assistantId,
        UUID chairId,
        UUID branchId,
        UUID specialtyId,
        UUID bookingReasonId,
        UUID colorId,
        UUID stateId,
        String state,
        Instant startsAt,
        Instant endsAt,
        int durationMinutes,
        boolean allDay,
        boolean overbooked,
        String modality,
        String procedureType,
        UUID treatmentPlanId,
        UUID treatmentStepId,
        boolean emailReminder,
        boolean smsReminder,
        boolean firstVisit,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
