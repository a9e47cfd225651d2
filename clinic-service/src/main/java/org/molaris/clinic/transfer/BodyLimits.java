package org.molaris.clinic.transfer;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * The server takes bodies as long as the longest file; where a body is held whole, it may be much shorter than that.
 */
@ApplicationScoped
class BodyLimits {

    private static final Set<String> STREAMED = Set.of("/api/dental/patients/import");
    private static final long LONGEST_HELD = 1024 * 1024;

    /** After the server's own limit, before everything else. */
    private static final int PRIORITY = 1;

    void register(@Observes Filters filters) {
        filters.register(BodyLimits::limit, PRIORITY);
    }

    private static void limit(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (STREAMED.contains(request.normalizedPath())) {
            request.next();
        } else if (length == null) {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, LONGEST_HELD);
            request.next();
        } else if (Long.parseLong(length) > LONGEST_HELD) {
            request.response()
                    .setStatusCode(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE.code())
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .end();
        } else {
            request.next();
        }
    }
}
