package org.molaris.treatment.rest.catalogue;

import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.treatment.catalogue.CatalogueRefused;
import org.molaris.treatment.catalogue.UnreadableFile;
import org.molaris.web.ApiError;

/** How the native API says what the rules of the catalogue refused. */
class CatalogueRefusals {

    @ServerExceptionMapper
    RestResponse<ApiError> refused(CatalogueRefused e) {
        var code = e.reason().name();
        return switch (e.reason()) {
            case PROCEDURE_NOT_FOUND -> ApiError.of(code, "Procedure not found").as(Status.NOT_FOUND);
            case CODE_TAKEN ->
                ApiError.of(code, "Another procedure of the catalogue has this code", "code", "is taken")
                        .as(Status.CONFLICT);
            case STALE ->
                ApiError.of("PRECONDITION_FAILED", "The procedure has changed since it was read")
                        .as(Status.PRECONDITION_FAILED);
        };
    }

    @ServerExceptionMapper
    RestResponse<ApiError> unreadable(UnreadableFile e) {
        return ApiError.of(
                        "UNREADABLE_FILE",
                        "The file cannot be read, and nothing of it was taken in",
                        "file",
                        "Line %d %s".formatted(e.line(), e.getMessage()))
                .as(Status.BAD_REQUEST);
    }
}
