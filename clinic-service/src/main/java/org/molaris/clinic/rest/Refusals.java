package org.molaris.clinic.rest;

import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.clinic.patient.PatientRefused;
import org.molaris.clinic.practice.ClinicRefused;
import org.molaris.web.ApiError;

/** How the native API says what the rules refused. */
class Refusals {

    private static final String STALE = "PRECONDITION_FAILED";

    @ServerExceptionMapper
    RestResponse<ApiError> refused(ClinicRefused e) {
        var code = e.reason().name();
        return switch (e.reason()) {
            case CLINIC_NOT_FOUND -> ApiError.of(code, "Clinic not found").as(Status.NOT_FOUND);
            case SLUG_TAKEN ->
                ApiError.of(code, "Another clinic has this slug", "slug", "is taken")
                        .as(Status.CONFLICT);
            case SENDER_TAKEN ->
                ApiError.of(code, "Another clinic sends from this number", "whatsapp.phone_number_id", "is taken")
                        .as(Status.CONFLICT);
            case UNSAFE_BASE_URL ->
                ApiError.of(
                                "VALIDATION_FAILED",
                                "The request is not valid",
                                "whatsapp.base_url",
                                "must be an https URL, without a query")
                        .as(Status.BAD_REQUEST);
            case SECRETS_NOT_TAKEN ->
                ApiError.of(code, "This installation has no key to encrypt secrets with, so it takes none")
                        .as(Status.SERVICE_UNAVAILABLE);
            case STALE ->
                ApiError.of(STALE, "The clinic has changed since it was read").as(Status.PRECONDITION_FAILED);
        };
    }

    @ServerExceptionMapper
    RestResponse<ApiError> refused(PatientRefused e) {
        var code = e.reason().name();
        return switch (e.reason()) {
            case PATIENT_NOT_FOUND -> ApiError.of(code, "Patient not found").as(Status.NOT_FOUND);
            case IMPOSSIBLE_DATE_OF_BIRTH ->
                ApiError.of(
                                "VALIDATION_FAILED",
                                "The request is not valid",
                                "date_of_birth",
                                "must be between 1800-01-01 and today")
                        .as(Status.BAD_REQUEST);
            case STALE ->
                ApiError.of(STALE, "The patient has changed since it was read").as(Status.PRECONDITION_FAILED);
        };
    }
}
