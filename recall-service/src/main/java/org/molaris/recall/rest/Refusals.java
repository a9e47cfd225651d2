package org.molaris.recall.rest;

import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.recall.campaign.CampaignRefused;
import org.molaris.recall.message.InvalidTemplate;
import org.molaris.web.ApiError;

/** How the native API says what the rules refused. */
class Refusals {

    @ServerExceptionMapper
    RestResponse<ApiError> refused(CampaignRefused e) {
        var code = e.reason().name();
        return switch (e.reason()) {
            case CAMPAIGN_NOT_FOUND -> ApiError.of(code, "Campaign not found").as(Status.NOT_FOUND);
            case UNKNOWN_CLINIC ->
                ApiError.of("FORBIDDEN", "The credential belongs to no clinic").as(Status.FORBIDDEN);
            case UNKNOWN_PATIENT ->
                ApiError.of(
                                code,
                                "The patient is not one of this clinic",
                                "patient_id",
                                "is not, or no longer, a patient of this clinic")
                        .as(Status.BAD_REQUEST);
            case TEMPLATE_WITHOUT_NAME -> notValid("template_name", "must be given with template_language");
            case TEMPLATE_WITHOUT_LANGUAGE -> notValid("template_language", "must be given with template_name");
            case STALE ->
                ApiError.of("PRECONDITION_FAILED", "The campaign has changed since it was read")
                        .as(Status.PRECONDITION_FAILED);
        };
    }

    @ServerExceptionMapper
    RestResponse<ApiError> refused(InvalidTemplate e) {
        var details = e.faults().stream()
                .map(fault -> new ApiError.Detail("message_template", fault))
                .toList();
        return new ApiError("The message template is not valid", "INVALID_TEMPLATE_VARS", details)
                .as(Status.BAD_REQUEST);
    }

    private static RestResponse<ApiError> notValid(String field, String message) {
        return ApiError.of("VALIDATION_FAILED", "The request is not valid", field, message)
                .as(Status.BAD_REQUEST);
    }
}
