package org.molaris.clinic;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Keeps bodies that nobody streams out of memory, whether or not they tell their length. The limit that callers are told of
 * is the readers'; this one is for those who do not care.
 */
@ApplicationScoped
class HeldBodies {

    private static final Pattern STREAMED = Pattern.compile("/api/dental/patients/(import|[^/]+/documents)/?"
            + "|/alfadocs/api/v1/practices/[^/]+/archives/[^/]+/patients/[^/]+/documents/?");
    private static final long LONGEST_HELD = 2 << 20;

    /** After the server's own limit, before everything else. */
    private static final int PRIORITY = 1;

    void register(@Observes Filters filters) {
        filters.register(HeldBodies::limit, PRIORITY);
    }

    private static void limit(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (STREAMED.matcher(request.normalizedPath()).matches()) {
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
