package org.molaris.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which pages of other origins may use the API in a browser: those that are listed, to the letter, and by default none. A
 * credential is never sent by the browser of its own accord, so none is ever asked of it.
 */
@Singleton
class CrossOrigin {

    private static final Set<String> ASKED = Set.of(
            "Accept",
            "Accept-Language",
            "Authorization",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "Prefer",
            "X-Api-Key",
            "X-Request-Id",
            "traceparent");

    private static final Set<String> TOLD = Set.of(
            "Content-Disposition",
            "ETag",
            "Idempotency-Replayed",
            "Link",
            "Location",
            "RateLimit-Limit",
            "RateLimit-Policy",
            "RateLimit-Remaining",
            "RateLimit-Reset",
            "Retry-After",
            "X-Request-Id");

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Optional<CorsHandler> handler;

    CrossOrigin(GatewayConfig config) {
        this.handler =
                config.cors().origins().filter(origins -> !origins.isEmpty()).map(CrossOrigin::handler);
    }

    /** Answers preflights, and gives leave to read; there is none where no origin is listed. */
    Optional<CorsHandler> handler() {
        return handler;
    }

    private static CorsHandler handler(List<String> origins) {
        if (origins.contains("*")) {
            throw new IllegalStateException(
                    "molaris.gateway.cors.origins names origins, one by one, and not all of them");
        }
        return CorsHandler.create()
                .addOrigins(origins)
                .allowedMethods(new LinkedHashSet<>(Set.of(
                        HttpMethod.GET,
                        HttpMethod.HEAD,
                        HttpMethod.POST,
                        HttpMethod.PUT,
                        HttpMethod.PATCH,
                        HttpMethod.DELETE)))
                .allowedHeaders(ASKED)
                .exposedHeaders(TOLD)
                .maxAgeSeconds((int) REMEMBERED.toSeconds());
    }
}
