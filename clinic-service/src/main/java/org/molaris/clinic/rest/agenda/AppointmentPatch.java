package org.molaris.clinic.rest.agenda;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.molaris.clinic.agenda.Booking;
import org.molaris.clinic.agenda.Modality;
import org.molaris.clinic.agenda.VisitState;
import org.molaris.clinic.rest.form.HexColor;
import org.molaris.clinic.rest.form.Text;
import org.molaris.clinic.rest.form.ThisAge;
import org.molaris.clinic.rest.form.TimePattern;
import org.molaris.web.AtLeastOneField;
import org.openapitools.jackson.nullable.JsonNullable;

/** What to change about an appointment. */
@AtLeastOneField
record AppointmentPatch(
        JsonNullable<UUID> patientId,
        JsonNullable<UUID> operatorId,
        JsonNullable<UUID> assistantId,
        JsonNullable<UUID> chairId,
        JsonNullable<UUID> branchId,
        JsonNullable<UUID> specialtyId,
        JsonNullable<UUID> bookingReasonId,
        JsonNullable<UUID> colorId,
        JsonNullable<@NotNull VisitState> state,
        JsonNullable<@NotNull UUID> stateId,
        JsonNullable<@NotNull @ThisAge Instant> startsAt,
        JsonNullable<@NotNull @Min(5) @Max(720) Integer> durationMinutes,
        JsonNullable<@NotNull Boolean> allDay,
        JsonNullable<@NotNull Modality> modality,
        JsonNullable<@Text(max = 200) String> procedureType,
        JsonNullable<@Text(max = 10_000) String> description,
        JsonNullable<UUID> treatmentPlanId,
        JsonNullable<UUID> treatmentStepId,
        JsonNullable<@NotNull Boolean> emailReminder,
        JsonNullable<@NotNull Boolean> smsReminder,
        JsonNullable<@NotNull Boolean> firstVisit,
        JsonNullable<@Text(max = 1000) String> cancellationReason,
        JsonNullable<@HexColor String> colorValue,
        JsonNullable<@TimePattern String> timePattern,
        JsonNullable<@TimePattern String> assistantPattern,
        JsonNullable<@NotNull Boolean> hygiene,
        JsonNullable<@NotNull Boolean> asap,
        JsonNullable<@NotNull Boolean> toReschedule,
        JsonNullable<UUID> unscheduledStatusId,
        JsonNullable<@NotNull Boolean> force) {

    boolean isForced() {
        return force.orElse(false);
    }

    Booking onto(Booking booking) {
        return new Booking(
                patientId.orElse(booking.patientId()),
                operatorId.orElse(booking.operatorId()),
                assistantId.orElse(booking.assistantId()),
                chairId.orElse(booking.chairId()),
                branchId.orElse(booking.branchId()),
                specialtyId.orElse(booking.specialtyId()),
                bookingReasonId.orElse(booking.bookingReasonId()),
                colorId.orElse(booking.colorId()),
                wantedState(booking),
                wantedStateId(booking),
                startsAt.orElse(booking.startsAt()),
                durationMinutes.orElse(booking.durationMinutes()),
                allDay.orElse(booking.allDay()),
                modality.orElse(booking.modality()),
                procedureType.orElse(booking.procedureType()),
                description.orElse(booking.description()),
                treatmentPlanId.orElse(booking.treatmentPlanId()),
                treatmentStepId.orElse(booking.treatmentStepId()),
                emailReminder.orElse(booking.emailReminder()),
                smsReminder.orElse(booking.smsReminder()),
                firstVisit.orElse(booking.firstVisit()),
                cancellationReason.orElse(booking.cancellationReason()),
                colorValue.orElse(booking.colorValue()),
                timePattern.orElse(booking.timePattern()),
                assistantPattern.orElse(booking.assistantPattern()),
                hygiene.orElse(booking.hygiene()),
                asap.orElse(booking.asap()),
                toReschedule.orElse(booking.toReschedule()),
                unscheduledStatusId.orElse(booking.unscheduledStatusId()));
    }

    /** One that is not named follows from the clinic's own that is. */
    private VisitState wantedState(Booking booking) {
        return state.orElse(stateId.isPresent() ? null : booking.state());
    }

    /** The clinic's own state stays while it means what is wanted. */
    private UUID wantedStateId(Booking booking) {
        boolean same = !state.isPresent() || state.get() == booking.state();
        return stateId.orElse(same ? booking.stateId() : null);
    }
}
