package org.molaris.recall.rest;

import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.recall.night.RunRefused;
import org.molaris.web.ApiError;

/** How the native API says that a campaign calls nobody back. */
class RunRefusals {

    @ServerExceptionMapper
    RestResponse<ApiError> refused(RunRefused e) {
        var code = e.reason().name();
        return switch (e.reason()) {
            case CAMPAIGN_NOT_FOUND -> ApiError.of(code, "Campaign not found").as(Status.NOT_FOUND);
            case CAMPAIGN_INACTIVE ->
                ApiError.of(code, "The campaign is not active", "is_active", "must be true to run it")
                        .as(Status.CONFLICT);
            case TEMPLATE_REQUIRED ->
                ApiError.of(
                                code,
                                "The clinic sends by WhatsApp, which takes recalls only as templates that it knows",
                                "template_name",
                                "must name one, with template_language")
                        .as(Status.CONFLICT);
        };
    }
}
