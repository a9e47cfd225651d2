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
        var free = e.alternatives().stream()
                .map(time -> new ApiError.Detail(STARTS_AT, time.toString()))
                .toList();
        return new ApiError("Somebody else has that time; details name the next that are free", "SLOT_TAKEN", free)
                .as(Status.CONFLICT);
    }
}
