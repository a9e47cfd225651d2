package org.molaris.clinic.agenda;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What is agreed about an appointment, and may be changed. Text is kept without spaces around it; empty text is none.
 *
 * @param patientId null for time that is kept for nobody in particular
 * @param state null for whatever the clinic's own state means
 * @param stateId the clinic's own state; null for the one that it reserves for the native state
 * @param startsAt any moment of the day of one that takes all day
 * @param durationMinutes null for what the booking reason takes, and always when it takes all day
 */
public record Booking(
        UUID patientId,
        UUID operatorId,
        UUID assistantId,
        UUID chairId,
        UUID branchId,
        UUID specialtyId,
        UUID bookingReasonId,
        UUID colorId,
        VisitState state,
        UUID stateId,
        Instant startsAt,
        Integer durationMinutes,
        boolean allDay,
        Modality modality,
        String procedureType,
        String description,
        UUID treatmentPlanId,
        UUID treatmentStepId,
        boolean emailReminder,
        boolean smsReminder,
        boolean firstVisit,
        String cancellationReason) {

    public Booking {
        // As exact as the table keeps it, so that the same again is seen to be the same.
        startsAt = startsAt.truncatedTo(ChronoUnit.MICROS);
        durationMinutes = allDay ? null : durationMinutes;
        procedureType = tidy(procedureType);
        description = tidy(description);
        cancellationReason = tidy(cancellationReason);
    }

    /** The same called off; what is called off already stays as it is. */
    Booking cancelled(String reason) {
        return state == VisitState.CANCELLED ? this : standing(VisitState.CANCELLED, reason);
    }

    /** The same agreed on by the patient. */
    Booking confirmed() {
        return standing(VisitState.CONFIRMED, cancellationReason);
    }

    private Booking standing(VisitState next, String reason) {
        return new Booking(
                patientId,
                operatorId,
                assistantId,
                chairId,
                branchId,
                specialtyId,
                bookingReasonId,
                colorId,
                next,
                null,
                startsAt,
                durationMinutes,
                allDay,
                modality,
                procedureType,
                description,
                treatmentPlanId,
                treatmentStepId,
                emailReminder,
                smsReminder,
                firstVisit,
                reason);
    }

    private static String tidy(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
