package org.molaris.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The body of every error of the native API.
 *
 * @param error one sentence for people
 * @param code the same for programs, in capitals
 * @param details which fields are meant, when it is about fields; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ApiError(String error, String code, List<Detail> details) {

    /** What is wrong with one field of the body, or one parameter, named as the caller wrote it. */
    public record Detail(String field, String message) {}

    public static ApiError of(String code, String error) {
        return new ApiError(error, code, List.of());
    }

    public static ApiError of(String code, String error, String field, String message) {
        return new ApiError(error, code, List.of(new Detail(field, message)));
    }

    public RestResponse<ApiError> as(Status status) {
        return as(status.getStatusCode());
    }

    public RestResponse<ApiError> as(int status) {
        return ResponseBuilder.<ApiError>create(status)
                .entity(this)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
