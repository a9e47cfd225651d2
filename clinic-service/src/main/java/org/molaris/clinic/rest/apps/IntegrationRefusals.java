package org.molaris.clinic.rest.apps;

import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.clinic.integration.IntegrationRefused;
import org.molaris.web.ApiError;

/** How the native API says what the rules of apps refused. */
class IntegrationRefusals {

    @ServerExceptionMapper
    RestResponse<ApiError> refused(IntegrationRefused e) {
        var code = e.reason().name();
        return switch (e.reason()) {
            case CLINIC_NOT_FOUND -> ApiError.of(code, "Clinic not found").as(Status.NOT_FOUND);
            case NOT_AN_APP ->
                ApiError.of("FORBIDDEN", "Only an app can do this").as(Status.FORBIDDEN);
            case NEITHER_OWNER_NOR_APP ->
                ApiError.of("FORBIDDEN", "Your role does not allow this").as(Status.FORBIDDEN);
            case TOO_MANY_UI_ELEMENTS ->
                ApiError.of(code, "The app has as many UI elements as it may").as(Status.CONFLICT);
            case WEBHOOK_NOT_FOUND -> ApiError.of(code, "Webhook not found").as(Status.NOT_FOUND);
            case DELIVERY_NOT_FOUND -> ApiError.of(code, "Delivery not found").as(Status.NOT_FOUND);
            case TOO_MANY_WEBHOOKS ->
                ApiError.of(code, "The clinic has as many webhooks as it may: delete one first")
                        .as(Status.CONFLICT);
            case UNSAFE_URL ->
                ApiError.of(
                                code,
                                "Nobody can be told at this URL",
                                "url",
                                "must be a full https:// URL without a user or a fragment")
                        .as(Status.BAD_REQUEST);
            case UNKNOWN_EVENT_TYPE ->
                ApiError.of(
                                code,
                                "Nobody is told of such an event",
                                "event_types",
                                "must be types of events in the catalogue, or *")
                        .as(Status.BAD_REQUEST);
            case NOT_WAITING ->
                ApiError.of(code, "The delivery does not wait any more").as(Status.CONFLICT);
            case WEBHOOK_PAUSED ->
                ApiError.of(code, "The webhook is paused: set its status to active")
                        .as(Status.CONFLICT);
            case STALE ->
                ApiError.of("PRECONDITION_FAILED", "The webhook has changed since it was read")
                        .as(Status.PRECONDITION_FAILED);
        };
    }
}
