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
            case UNSAFE_BASE_URL -> notValid("whatsapp.base_url", "must be an https URL, without a query");
            case QUIET_WITHOUT_BEGINNING ->
                notValid("whatsapp.quiet_from", "must be there when quiet_until is, or neither");
            case QUIET_WITHOUT_END -> notValid("whatsapp.quiet_until", "must be there when quiet_from is, or neither");
            case QUIET_FOR_NO_TIME -> notValid("whatsapp.quiet_until", "must be another time than quiet_from");
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
            case IMPOSSIBLE_DATE_OF_BIRTH -> notValid("date_of_birth", "must be between 1800-01-01 and today");
            case PHONE_NOT_FOUND -> ApiError.of(code, "Phone not found").as(Status.NOT_FOUND);
            case UNKNOWN_PHONE -> notValid("phones", "must have the numbers of the patient's phones, or none");
            case SAME_PHONE_TWICE -> notValid("phones", "must not have the same phone twice");
            case CUSTOM_FIELD -> notValid(e.field(), e.requirement());
            case MERGED_INTO_ITSELF -> notValid(e.field(), "must be another patient");
            case UNKNOWN_PATIENT ->
                ApiError.of(code, "The clinic has no such patient", e.field(), "is not a patient of the clinic")
                        .as(Status.BAD_REQUEST);
            case UNKNOWN_OPERATOR ->
                ApiError.of(code, "The clinic has no such operator", e.field(), "is not an operator of the clinic")
                        .as(Status.BAD_REQUEST);
            case UNKNOWN_BRANCH ->
                ApiError.of(code, "The clinic has no such branch", e.field(), "is not a branch of the clinic")
                        .as(Status.BAD_REQUEST);
            case UNKNOWN_BILLING_TYPE ->
                ApiError.of(
                                code,
                                "The clinic has no such billing type",
                                e.field(),
                                "is not a billing type of the clinic")
                        .as(Status.BAD_REQUEST);
            case NOT_HEAD_OF_HOUSEHOLD ->
                ApiError.of(code, "Somebody else pays for the guarantor", e.field(), "must be one's own guarantor")
                        .as(Status.CONFLICT);
            case HEAD_OF_HOUSEHOLD ->
                ApiError.of(code, "The patient pays for others", e.field(), "must stay the patient")
                        .as(Status.CONFLICT);
            case KNOWN_ALREADY ->
                ApiError.of(code, "The clinic has this patient already").as(Status.CONFLICT);
            case NATIONAL_ID_TAKEN, EXTERNAL_ID_TAKEN ->
                ApiError.of(code, "Another patient has this id", e.field(), "is taken")
                        .as(Status.CONFLICT);
            case PATIENT_ARCHIVED ->
                ApiError.of(code, "The patient is archived", e.field(), "is archived")
                        .as(Status.CONFLICT);
            case PATIENT_MERGED ->
                ApiError.of(code, "The patient was merged into another one").as(Status.CONFLICT);
            case PATIENT_ERASED -> ApiError.of(code, "The patient was erased").as(Status.CONFLICT);
            case STALE ->
                ApiError.of(STALE, "The patient has changed since it was read").as(Status.PRECONDITION_FAILED);
        };
    }

    private static RestResponse<ApiError> notValid(String field, String message) {
        return ApiError.of("VALIDATION_FAILED", "The request is not valid", field, message)
                .as(Status.BAD_REQUEST);
    }
}
