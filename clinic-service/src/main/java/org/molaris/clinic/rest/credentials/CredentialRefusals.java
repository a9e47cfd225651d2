package org.molaris.clinic.rest.credentials;

import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.clinic.credential.ApiKeyRefused;
import org.molaris.clinic.credential.DeveloperRefused;
import org.molaris.web.ApiError;

/** How the native API says what the rules of API keys and of developers refused. */
class CredentialRefusals {

    @ServerExceptionMapper
    RestResponse<ApiError> refused(ApiKeyRefused e) {
        var code = e.reason().name();
        return switch (e.reason()) {
            case CLINIC_NOT_FOUND -> ApiError.of(code, "Clinic not found").as(Status.NOT_FOUND);
            case API_KEY_NOT_FOUND -> ApiError.of(code, "API key not found").as(Status.NOT_FOUND);
            case TOO_MANY_KEYS ->
                ApiError.of(code, "The clinic has as many API keys as it may: revoke one first")
                        .as(Status.CONFLICT);
            case ASKED_BY_A_KEY ->
                ApiError.of("FORBIDDEN", "An API key cannot create, change or revoke API keys")
                        .as(Status.FORBIDDEN);
            case NOT_ASKED_BY_A_KEY ->
                ApiError.of("FORBIDDEN", "The credential is no API key").as(Status.FORBIDDEN);
            case STALE ->
                ApiError.of("PRECONDITION_FAILED", "The API key has changed since it was read")
                        .as(Status.PRECONDITION_FAILED);
        };
    }

    @ServerExceptionMapper
    RestResponse<ApiError> refused(DeveloperRefused e) {
        var code = e.reason().name();
        return switch (e.reason()) {
            case DEVELOPER_NOT_FOUND -> ApiError.of(code, "Developer not found").as(Status.NOT_FOUND);
            case UNKNOWN_DEVELOPER ->
                ApiError.of(code, "There is no such developer", "developer_id", "is not a developer")
                        .as(Status.BAD_REQUEST);
            case STALE ->
                ApiError.of("PRECONDITION_FAILED", "The developer has changed since it was read")
                        .as(Status.PRECONDITION_FAILED);
        };
    }
}
