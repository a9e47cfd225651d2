package org.molaris.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.exc.IgnoredPropertyException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How a request that never reached the domain is refused, whatever was wrong with it: no stack trace, no HTML. */
class ErrorMappers {

    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    RestResponse<ApiError> unauthenticated() {
        return ResponseBuilder.create(
                        RestResponse.Status.UNAUTHORIZED,
                        ApiError.of("UNAUTHENTICATED", "A valid credential is required"))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    RestResponse<ApiError> forbidden(ForbiddenException e) {
        return ApiError.of("FORBIDDEN", "Your role does not allow this").as(Status.FORBIDDEN);
    }

    @ServerExceptionMapper
    RestResponse<ApiError> badRequest(BadRequest e) {
        return e.answer().as(Status.BAD_REQUEST);
    }

    @ServerExceptionMapper
    RestResponse<ApiError> notValid(ConstraintViolationException e) {
        var details = e.getConstraintViolations().stream()
                .map(violation -> new ApiError.Detail(fieldOf(violation), violation.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        return notValid(details);
    }

    @ServerExceptionMapper
    RestResponse<ApiError> wrongJson(MismatchedInputException e) {
        return notValid(List.of(new ApiError.Detail(fieldOf(e), reasonOf(e))));
    }

    @ServerExceptionMapper
    RestResponse<ApiError> refusedByHttp(WebApplicationException e) {
        if (e.getCause() instanceof MismatchedInputException mismatch) {
            return wrongJson(mismatch);
        }
        if (e.getCause() instanceof JacksonException malformed) {
            return ApiError.of("MALFORMED_JSON", "The body is not valid JSON: " + firstLine(malformed))
                    .as(Status.BAD_REQUEST);
        }
        var status = RestResponse.Status.fromStatusCode(e.getResponse().getStatus());
        if (status.getFamily() == Status.Family.SERVER_ERROR) {
            Log.error("A request failed", e);
        }
        var code = status.name();
        return ResponseBuilder.create(status, ApiError.of(code, status.getReasonPhrase()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ALLOW, e.getResponse().getHeaderString(HttpHeaders.ALLOW))
                .build();
    }

    @ServerExceptionMapper
    RestResponse<ApiError> unavailable(Unavailable e) {
        Log.warnf("A request could not be answered: %s", e.getMessage());
        return ResponseBuilder.create(
                        RestResponse.Status.SERVICE_UNAVAILABLE,
                        ApiError.of("SERVICE_UNAVAILABLE", "The service cannot answer right now, try again"))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .build();
    }

    @ServerExceptionMapper
    RestResponse<ApiError> unexpected(Throwable e) {
        Log.error("A request failed", e);
        return ApiError.of("INTERNAL_ERROR", "Something went wrong on our side").as(Status.INTERNAL_SERVER_ERROR);
    }

    private static RestResponse<ApiError> notValid(List<ApiError.Detail> details) {
        return new ApiError("The request is not valid", "VALIDATION_FAILED", details).as(Status.BAD_REQUEST);
    }

    /** The part of the path below the method and its parameter, in the names that the caller used. */
    private static String fieldOf(ConstraintViolation<?> violation) {
        var nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() != ElementKind.METHOD
                        && node.getKind() != ElementKind.CONTAINER_ELEMENT
                        && node.getName() != null)
                .map(Path.Node::getName)
                .toList();
        var named = nodes.size() > 1 ? nodes.subList(1, nodes.size()) : nodes;
        return named.stream().map(SNAKE_CASE::translate).collect(Collectors.joining("."));
    }

    private static String fieldOf(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String reasonOf(MismatchedInputException e) {
        if (e instanceof UnrecognizedPropertyException || e instanceof IgnoredPropertyException) {
            return "is not a known field";
        }
        var type = e.getTargetType();
        if (type != null && type.isEnum()) {
            return "must be one of "
                    + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT);
        }
        return type == null ? "has the wrong type" : "must be a valid " + wordFor(type);
    }

    private static String wordFor(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "BigDecimal" -> "number";
            case "Integer", "int", "Long", "long" -> "whole number";
            case "Boolean", "boolean" -> "true or false";
            case "UUID" -> "UUID";
            case "LocalDate" -> "date (YYYY-MM-DD)";
            case "Instant" -> "time (ISO-8601 with Z)";
            case "String" -> "text";
            default -> "object";
        };
    }

    private static String firstLine(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("");
    }
}
