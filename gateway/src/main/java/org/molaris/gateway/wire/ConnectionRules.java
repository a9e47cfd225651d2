package org.molaris.gateway.wire;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * What connections have to keep to.
 *
 * @param heads how long the heads of requests may be
 * @param headWithin how long a client may take for a head, its first byte or its handshake included
 * @param bytesPerSecond what has to come, or be taken, in every window in which there is something to come or to take
 * @param malformed answers what could not be read
 * @param lastWords what is said on a connection on which there is no request to answer
 */
public record ConnectionRules(
        HttpServerOptions heads,
        Duration headWithin,
        long bytesPerSecond,
        Duration window,
        Handler<HttpServerRequest> malformed,
        LastWords lastWords) {

    /** An answer as it goes over the wire, after which the connection ends. */
    public interface LastWords {

        byte[] tooSlow();

        byte[] malformed();
    }
}
