package org.molaris.clinic.rest.setup;

import jakarta.ws.rs.core.Response.Status;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.clinic.setup.SetupRefused;
import org.molaris.web.ApiError;

/** How the native API says what the rules of staff, rooms and words refused. */
class SetupRefusals {

    @ServerExceptionMapper
    RestResponse<ApiError> refused(SetupRefused e) {
        var code = e.reason().name();
        return switch (e.reason()) {
            case CLINIC_NOT_FOUND -> ApiError.of(code, "Clinic not found").as(Status.NOT_FOUND);
            case NOT_FOUND ->
                ApiError.of(inCapitals(e) + "_NOT_FOUND", inWords(e) + " not found")
                        .as(Status.NOT_FOUND);
            case STALE ->
                ApiError.of("PRECONDITION_FAILED", inWords(e) + " has changed since it was read")
                        .as(Status.PRECONDITION_FAILED);
            case UNKNOWN ->
                ApiError.of(
                                "UNKNOWN_" + inCapitals(e),
                                "The clinic has no such " + inWords(e).toLowerCase(Locale.ROOT),
                                e.field(),
                                "is not known")
                        .as(Status.BAD_REQUEST);
            case BLANK -> notValid(e, "must not be blank");
            case ENDS_TOO_EARLY -> notValid(e, "must be after the beginning");
            case NO_CHOICES -> notValid(e, "must have at least one, for a choice");
            case NO_CHOICE -> notValid(e, "must be empty for what is no choice");
            case RESERVED ->
                ApiError.of(code, inWords(e) + " is reserved and stays what it is")
                        .as(Status.CONFLICT);
            case IN_USE ->
                ApiError.of(code, inWords(e) + " has appointments ahead").as(Status.CONFLICT);
            case NAME_TAKEN ->
                ApiError.of(code, "Another one has this name", "technical_name", "is taken")
                        .as(Status.CONFLICT);
            case HOURS_OVERLAP ->
                ApiError.of(code, "There are such hours at that time already").as(Status.CONFLICT);
        };
    }

    private static RestResponse<ApiError> notValid(SetupRefused e, String message) {
        return ApiError.of("VALIDATION_FAILED", "The request is not valid", e.field(), message)
                .as(Status.BAD_REQUEST);
    }

    private static String inCapitals(SetupRefused e) {
        return e.kind().name().toUpperCase(Locale.ROOT);
    }

    /** {@code booking_reason} as "Booking reason". */
    private static String inWords(SetupRefused e) {
        var words = e.kind().name().replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
