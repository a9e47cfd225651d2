package org.molaris.clinic.rest.documents;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.clinic.document.DocumentRefused;
import org.molaris.web.ApiError;

/** How the native API says what the rules about documents refused. */
class DocumentRefusals {

    @ServerExceptionMapper
    RestResponse<ApiError> refused(DocumentRefused e, ContainerRequestContext request) {
        var code = e.reason().name();
        return switch (e.reason()) {
            case PATIENT_NOT_FOUND -> ApiError.of(code, "Patient not found").as(Status.NOT_FOUND);
            case PATIENT_ERASED -> ApiError.of(code, "The patient was erased").as(Status.CONFLICT);
            case DOCUMENT_NOT_FOUND -> ApiError.of(code, "Document not found").as(Status.NOT_FOUND);
            case EMPTY ->
                ApiError.of("VALIDATION_FAILED", "The request is not valid", fileIn(request), "must not be empty")
                        .as(Status.BAD_REQUEST);
            case TOO_LARGE ->
                ApiError.of("DOCUMENT_TOO_LARGE", "A document has 25 MiB at most", fileIn(request), "is too large")
                        .as(Status.REQUEST_ENTITY_TOO_LARGE);
            case UNSUPPORTED_TYPE ->
                ApiError.of(code, "Files of this type are not kept", fileIn(request), "is " + e.found())
                        .as(Status.UNSUPPORTED_MEDIA_TYPE);
            case TYPE_MISMATCH ->
                ApiError.of(
                                code,
                                "The file is not what it is said to be",
                                fileIn(request),
                                "is " + e.found() + ", which its name or its Content-Type contradicts")
                        .as(Status.BAD_REQUEST);
            case NO_PICTURE ->
                ApiError.of(
                                "TYPE_MISMATCH",
                                "The file is not what it is said to be",
                                "type",
                                "must be another one for a file that is " + e.found())
                        .as(Status.BAD_REQUEST);
            case STALE ->
                ApiError.of("PRECONDITION_FAILED", "The document has changed since it was read")
                        .as(Status.PRECONDITION_FAILED);
        };
    }

    private static String fileIn(ContainerRequestContext request) {
        return MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(request.getMediaType()) ? "file" : "base64_data";
    }
}
