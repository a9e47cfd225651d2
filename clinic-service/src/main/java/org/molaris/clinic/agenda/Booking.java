package org.molaris.clinic.agenda;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/**
 * What is agreed about an appointment, and may be changed. Text is kept without spaces around it; empty text is none.
 *
 * @param patientId null for time that is kept for nobody in particular
 * @param state null for whatever the clinic's own state means
 * @param stateId the clinic's own state; null for the one that it reserves for the native state
 * @param startsAt any moment of the day of one that takes all day
 * @param colorValue as {@code #rrggbb}, instead of that of the colour that is named; null for that one
 * @param timePattern for each five minutes an X where the operator is needed and a stroke where not; null for all of it
 * @param assistantPattern the same of the assistant; null for none of it
 * @param hygiene whether the assistant's part is what the visit is for
 * @param asap whether the patient would rather come earlier
 * @param toReschedule whether it is still to be given another time; ends by itself when it gets one
 * @param unscheduledStatusId how far the search for another time has come
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
        String cancellationReason,
        String colorValue,
        String timePattern,
        String assistantPattern,
        boolean hygiene,
        boolean asap,
        boolean toReschedule,
        UUID unscheduledStatusId) {

    public Booking {
        // As exact as the table keeps it, so that the same again is seen to be the same.
        startsAt = startsAt.truncatedTo(ChronoUnit.MICROS);
        durationMinutes = allDay ? null : durationMinutes;
        procedureType = tidy(procedureType);
        description = tidy(description);
        cancellationReason = tidy(cancellationReason);
        colorValue = colorValue == null ? null : colorValue.toLowerCase(Locale.ROOT);
    }

    /** The same called off; what is called off already stays as it is. */
    Booking cancelled(String reason) {
        return state == VisitState.CANCELLED
                ? this
                : with(VisitState.CANCELLED, null, toReschedule, description, reason);
    }

    /** The same agreed on by the patient. */
    Booking confirmed() {
        return standing(VisitState.CONFIRMED, null, false);
    }

    /**
     * The same where it stands now.
     *
     * @param ownState the clinic's own; null for the one that it reserves
     * @param again whether it is still to be given another time
     */
    public Booking standing(VisitState next, UUID ownState, boolean again) {
        return with(next, ownState, again, description, cancellationReason);
    }

    /** The same with another description. */
    public Booking described(String as) {
        return with(state, stateId, toReschedule, as, cancellationReason);
    }

    private Booking with(VisitState next, UUID ownState, boolean again, String described, String reason) {
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
                ownState,
                startsAt,
                durationMinutes,
                allDay,
                modality,
                procedureType,
                described,
                treatmentPlanId,
                treatmentStepId,
                emailReminder,
                smsReminder,
                firstVisit,
                reason,
                colorValue,
                timePattern,
                assistantPattern,
                hygiene,
                asap,
                again,
                unscheduledStatusId);
    }

    private static String tidy(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
