package org.molaris.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * A parameter without a value is a mistake of the caller, a variable that was not set, say: JAX-RS would take it for
 * absent and a filter would let everything through. Only a search may be empty, while nothing is typed yet. Dialects have
 * the manners of their own source.
 */
class EmptyParameters {

    private static final String SEARCH = "q";

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        var uri = request.getUriInfo();
        if (uri.getRequestUri().getRawQuery() == null || !isNative(uri.getPath())) {
            return;
        }
        uri.getQueryParameters().forEach((name, values) -> {
            if (!name.equals(SEARCH) && values.contains("")) {
                throw new BadRequest(name, "must have a value", null);
            }
        });
    }

    static boolean isNative(String path) {
        return path.startsWith("/api/dental/") || path.startsWith("/api/clinics") || path.startsWith("/api/developers");
    }
}
