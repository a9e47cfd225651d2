package org.molaris.clinic.agenda;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.molaris.data.LowerCaseName;
import org.molaris.events.agenda.AppointmentState;

/**
 * An appointment as it is told to a caller of the same clinic.
 *
 * @param stateName what the clinic calls its state
 * @param stateChangedAt when it last came to another state, of the native ones or of the clinic's own
 * @param overbooked on the overbooking chair, where it may overlap others
 */
public record AppointmentDetails(
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
        VisitState state,
        UUID stateId,
        String stateName,
        Instant startsAt,
        Instant endsAt,
        boolean allDay,
        boolean overbooked,
        Modality modality,
        String procedureType,
        String description,
        UUID treatmentPlanId,
        UUID treatmentStepId,
        boolean emailReminder,
        boolean smsReminder,
        boolean firstVisit,
        boolean createdThroughBooking,
        boolean createdThroughApi,
        String cancellationReason,
        String colorValue,
        String timePattern,
        String assistantPattern,
        boolean hygiene,
        boolean asap,
        boolean toReschedule,
        UUID unscheduledStatusId,
        Instant confirmedAt,
        Instant arrivedAt,
        Instant seatedAt,
        Instant dismissedAt,
        Instant stateChangedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public int minutes() {
        return (int) Duration.between(startsAt, endsAt).toMinutes();
    }

    /** As much of it as the other services are told. */
    public AppointmentState asState() {
        return new AppointmentState(
                id,
                number,
                clinicId,
                patientId,
                operatorId,
                assistantId,
                chairId,
                branchId,
                specialtyId,
                bookingReasonId,
                colorId,
                stateId,
                LowerCaseName.of(state),
                startsAt,
                endsAt,
                minutes(),
                allDay,
                overbooked,
                LowerCaseName.of(modality),
                procedureType,
                treatmentPlanId,
                treatmentStepId,
                emailReminder,
                smsReminder,
                firstVisit,
                version,
                createdAt,
                updatedAt);
    }
}
