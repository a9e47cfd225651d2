package org.molaris.clinic.rest.transfer;

import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.clinic.transfer.ImportRefused;
import org.molaris.clinic.transfer.UnreadableFile;
import org.molaris.web.ApiError;

/** How the native API says that a file was refused. */
class TransferRefusals {

    static final String UNREADABLE_FILE = "UNREADABLE_FILE";

    @ServerExceptionMapper
    RestResponse<ApiError> refused(ImportRefused e) {
        var code = e.reason().name();
        return switch (e.reason()) {
            case IMPORT_NOT_FOUND -> ApiError.of(code, "Import not found").as(Status.NOT_FOUND);
            case UNKNOWN_COUNTRY ->
                ApiError.of(code, "The request is not valid", "country", "must be an ISO 3166 country, such as SV")
                        .as(Status.BAD_REQUEST);
        };
    }

    @ServerExceptionMapper
    RestResponse<ApiError> unreadable(UnreadableFile e) {
        return ApiError.of(
                        UNREADABLE_FILE,
                        "The file cannot be read, and nothing of it was taken in",
                        "file",
                        "Line %d %s".formatted(e.line(), e.getMessage()))
                .as(Status.BAD_REQUEST);
    }
}
