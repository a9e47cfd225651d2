package org.molaris.data;

import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.molaris.auth.NoClinicException;
import org.molaris.web.ApiError;

/** How a request is answered that the domain could not judge, because the way to its data was barred. */
class ErrorMappers {

    @ServerExceptionMapper
    RestResponse<ApiError> noClinic(NoClinicException e) {
        return ApiError.of("FORBIDDEN", "The credential belongs to no clinic").as(Status.FORBIDDEN);
    }

    @ServerExceptionMapper
    RestResponse<ApiError> refused(IdempotencyRefused e) {
        return switch (e.reason()) {
            case KEY_REUSED ->
                ApiError.of("IDEMPOTENCY_KEY_REUSED", "The Idempotency-Key was used for another request")
                        .as(422);
            case STILL_UNDER_WAY ->
                ApiError.of(
                                "IDEMPOTENCY_KEY_IN_USE",
                                "The first request under this Idempotency-Key, or one that it waits for, is still under way")
                        .as(Status.CONFLICT);
        };
    }
}
