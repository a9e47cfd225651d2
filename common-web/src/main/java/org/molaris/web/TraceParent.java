package org.molaris.web;

import io.smallrye.common.vertx.ContextLocals;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** The W3C trace that the request under way belongs to, so that its events can say so. */
public final class TraceParent {

    private static final String HEADER = "traceparent";

    private TraceParent() {}

    public static Optional<String> current() {
        return ContextLocals.get(HEADER);
    }

    /** Keeps a well-formed one; anything else is not worth a refusal. */
    static class Filter {

        @ServerRequestFilter
        void remember(ContainerRequestContext request) {
            var trace = request.getHeaderString(HEADER);
            if (trace != null && trace.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")) {
                ContextLocals.put(HEADER, trace);
            }
        }
    }
}
