package org.molaris.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.molaris.web.ApiError;

/** Says every refusal in the form of the dialect that was spoken to. */
class Answers {

    private final List<Dialect> dialects;
    private final ObjectMapper json;

    Answers(@All List<Dialect> dialects, ObjectMapper json) {
        this.dialects = dialects;
        this.json = json;
    }

    @ServerExceptionMapper
    RestResponse<String> refused(DialectRefused refusal, UriInfo uri) {
        var dialect = spokenAt(uri.getPath())
                .orElseThrow(() -> new IllegalStateException("No dialect is spoken at " + uri.getPath(), refusal));
        return ResponseBuilder.<String>create(refusal.status())
                .entity(written(dialect.body(refusal)))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    @ServerResponseFilter
    void translate(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ApiError error) {
            var path = request.getUriInfo().getPath();
            spokenAt(path).ifPresent(dialect -> {
                var refusal = inItsWords(dialect, request.getMethod(), path, response.getStatus(), error);
                response.setStatus(refusal.status());
                response.setEntity(written(dialect.body(refusal)), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
            });
        }
    }

    private Optional<Dialect> spokenAt(String path) {
        return dialects.stream().filter(dialect -> dialect.isSpokenAt(path)).findFirst();
    }

    private static DialectRefused inItsWords(Dialect dialect, String method, String path, int status, ApiError error) {
        if (error.code().equals(Status.NOT_FOUND.name()) || error.code().equals(Status.METHOD_NOT_ALLOWED.name())) {
            return dialect.nothingThere(method, path);
        }
        return dialect.worded(error).orElseGet(() -> new DialectRefused(dialect.nearest(status), plain(error)));
    }

    private static String plain(ApiError error) {
        return error.details() == null || error.details().isEmpty()
                ? error.error() + "."
                : error.details().get(0).field() + " " + error.details().get(0).message() + ".";
    }

    private String written(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
