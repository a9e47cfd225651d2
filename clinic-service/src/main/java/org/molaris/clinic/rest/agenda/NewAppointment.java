package org.molaris.clinic.rest.agenda;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.molaris.clinic.agenda.BookAppointment;
import org.molaris.clinic.agenda.BookedThrough;
import org.molaris.clinic.agenda.Booking;
import org.molaris.clinic.agenda.Modality;
import org.molaris.clinic.agenda.VisitState;
import org.molaris.clinic.rest.form.HexColor;
import org.molaris.clinic.rest.form.Text;
import org.molaris.clinic.rest.form.ThisAge;
import org.molaris.clinic.rest.form.TimePattern;

/** An appointment to be booked. */
record NewAppointment(
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
        @NotNull @ThisAge Instant startsAt,
        @Min(5) @Max(720) Integer durationMinutes,
        Boolean allDay,
        Modality modality,
        @Text(max = 200) String procedureType,
        @Text(max = 10_000) String description,
        UUID treatmentPlanId,
        UUID treatmentStepId,
        Boolean emailReminder,
        Boolean smsReminder,
        Boolean firstVisit,
        @Text(max = 1000) String cancellationReason,
        @HexColor String colorValue,
        @TimePattern String timePattern,
        @TimePattern String assistantPattern,
        Boolean hygiene,
        Boolean asap,
        Boolean toReschedule,
        UUID unscheduledStatusId,
        Boolean force) {

    BookAppointment.Command toCommand() {
        return new BookAppointment.Command(toBooking(), BookedThrough.API, isTrue(force));
    }

    private Booking toBooking() {
        return new Booking(
                patientId,
                operatorId,
                assistantId,
                chairId,
                branchId,
                specialtyId,
                bookingReasonId,
                colorId,
                state,
                stateId,
                startsAt,
                durationMinutes,
                isTrue(allDay),
                Objects.requireNonNullElse(modality, Modality.IN_PRACTICE),
                procedureType,
                description,
                treatmentPlanId,
                treatmentStepId,
                isTrue(emailReminder),
                isTrue(smsReminder),
                isTrue(firstVisit),
                cancellationReason,
                colorValue,
                timePattern,
                assistantPattern,
                isTrue(hygiene),
                isTrue(asap),
                isTrue(toReschedule),
                unscheduledStatusId);
    }

    private static boolean isTrue(Boolean said) {
        return Boolean.TRUE.equals(said);
    }
}
