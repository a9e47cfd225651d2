package org.molaris.clinic.rest.agenda;

import java.time.Instant;
import java.util.UUID;
import org.molaris.clinic.agenda.AppointmentDetails;
import org.molaris.clinic.agenda.Modality;
import org.molaris.clinic.agenda.VisitState;

/** An appointment. */
record AppointmentView(
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
        int durationMinutes,
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
        Instant confirmedAt,
        Instant arrivedAt,
        Instant seatedAt,
        Instant dismissedAt,
        Instant createdAt,
        Instant updatedAt) {

    static AppointmentView of(AppointmentDetails appointment) {
        return new AppointmentView(
                appointment.id(),
                appointment.number(),
                appointment.clinicId(),
                appointment.patientId(),
                appointment.operatorId(),
                appointment.assistantId(),
                appointment.chairId(),
                appointment.branchId(),
                appointment.specialtyId(),
                appointment.bookingReasonId(),
                appointment.colorId(),
                appointment.state(),
                appointment.stateId(),
                appointment.stateName(),
                appointment.startsAt(),
                appointment.endsAt(),
                appointment.minutes(),
                appointment.allDay(),
                appointment.overbooked(),
                appointment.modality(),
                appointment.procedureType(),
                appointment.description(),
                appointment.treatmentPlanId(),
                appointment.treatmentStepId(),
                appointment.emailReminder(),
                appointment.smsReminder(),
                appointment.firstVisit(),
                appointment.createdThroughBooking(),
                appointment.createdThroughApi(),
                appointment.cancellationReason(),
                appointment.confirmedAt(),
                appointment.arrivedAt(),
                appointment.seatedAt(),
                appointment.dismissedAt(),
                appointment.createdAt(),
                appointment.updatedAt());
    }
}
