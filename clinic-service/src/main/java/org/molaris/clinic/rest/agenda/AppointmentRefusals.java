package org.molaris.clinic.rest.agenda;

import jakarta.ws.rs.core.Response.Status;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.clinic.agenda.AppointmentRefused;
import org.molaris.clinic.agenda.Reference;
import org.molaris.web.ApiError;

/** How the native API says what the rules of the agenda refused. */
class AppointmentRefusals {

    private static final String STARTS_AT = "starts_at";
    private static final String MODALITY = "modality";

    @ServerExceptionMapper
    RestResponse<ApiError> refused(AppointmentRefused e) {
        var code = e.reason().name();
        return switch (e.reason()) {
            case APPOINTMENT_NOT_FOUND ->
                ApiError.of(code, "Appointment not found").as(Status.NOT_FOUND);
            case UNKNOWN_REFERENCE -> unknown(e.reference());
            case STATES_DISAGREE ->
                ApiError.of(
                                "VALIDATION_FAILED",
                                "The request is not valid",
                                "state_id",
                                "must mean the state that is sent with it")
                        .as(Status.BAD_REQUEST);
            case IN_THE_PAST ->
                ApiError.of(code, "The appointment would be in the past", STARTS_AT, "must be in the future, or forced")
                        .as(Status.BAD_REQUEST);
            case OUTSIDE_OPENING_HOURS ->
                ApiError.of(
                                code,
                                "The appointment would be outside opening hours",
                                STARTS_AT,
                                "must be within opening hours, or forced")
                        .as(Status.BAD_REQUEST);
            case UNEVEN_DURATION ->
                ApiError.of(
                                code,
                                "The appointment does not take whole intervals of the operator",
                                "duration_minutes",
                                "must be a multiple of the operator's interval")
                        .as(Status.BAD_REQUEST);
            case MODALITY_REQUIRED ->
                ApiError.of(code, "Patients are seen in either way then", MODALITY, "is required")
                        .as(Status.BAD_REQUEST);
            case MODALITY_NOT_OFFERED ->
                ApiError.of(code, "Patients are not seen in that way then", MODALITY, "must be one that is offered")
                        .as(Status.BAD_REQUEST);
            case ANOTHER_BRANCH ->
                ApiError.of(code, "The chair stands in another branch", "chair_id", "must be of the branch")
                        .as(Status.BAD_REQUEST);
            case ANOTHER_SPECIALTY ->
                ApiError.of(code, "The operator is of another specialty", "operator_id", "must be of the specialty")
                        .as(Status.BAD_REQUEST);
            case BLOCKED ->
                ApiError.of(code, "That time is blocked", STARTS_AT, "must not be blocked, or forced")
                        .as(Status.CONFLICT);
            case SLOT_TAKEN -> slotTaken(e);
            case IMPOSSIBLE_TRANSITION ->
                ApiError.of(
                                code,
                                "The appointment cannot come to that state from where it stands, or not yet",
                                "state",
                                "cannot be reached from here, or not yet")
                        .as(Status.CONFLICT);
            case NOT_TO_BE_RESCHEDULED ->
                ApiError.of(
                                code,
                                "Only what was cancelled or missed is to be given another time",
                                "to_reschedule",
                                "must be false while the appointment stands")
                        .as(Status.BAD_REQUEST);
            case IMPOSSIBLE_WINDOW ->
                ApiError.of(
                                "VALIDATION_FAILED",
                                "The request is not valid",
                                "to",
                                "must be after from, and at most 62 days after it")
                        .as(Status.BAD_REQUEST);
            case STALE ->
                ApiError.of("PRECONDITION_FAILED", "The appointment has changed since it was read")
                        .as(Status.PRECONDITION_FAILED);
        };
    }

    private static RestResponse<ApiError> unknown(Reference reference) {
        var name = reference.name().toLowerCase(Locale.ROOT);
        var words = name.replace('_', ' ');
        return ApiError.of(
                        "UNKNOWN_" + reference.name(),
                        "The " + words + " is not one of this clinic",
                        name + "_id",
                        "is not, or no longer, a " + words + " of this clinic")
                .as(Status.BAD_REQUEST);
    }

    private static RestResponse<ApiError> slotTaken(AppointmentRefused e) {
        var free = e.alternatives().slots().stream()
                .map(slot -> new ApiError.Detail(STARTS_AT, slot.startsAt().toString()))
                .toList();
        return new ApiError("Somebody else has that time; details name the next that are free", "SLOT_TAKEN", free)
                .as(Status.CONFLICT);
    }
}
