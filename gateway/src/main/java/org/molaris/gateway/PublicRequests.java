package org.molaris.gateway;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds what strangers can hold: so many requests at any moment, each for so long, whatever they send how slowly. Not by
 * their addresses, since behind a load balancer all have one.
 */
@Singleton
class PublicRequests {

    private final AtomicInteger underWay = new AtomicInteger();
    private final int atOnce;
    private final long longestMs;
    private final Vertx vertx;

    PublicRequests(GatewayConfig config, Vertx vertx) {
        this.atOnce = config.publicRequests().atOnce();
        this.longestMs = config.publicRequests().longest().toMillis();
        this.vertx = vertx;
    }

    /** Counts it until its answer, or its connection, has ended; {@link Refused} when there are too many. */
    void admit(RoutingContext context) {
        if (underWay.incrementAndGet() > atOnce) {
            underWay.decrementAndGet();
            throw new Refused(Refusal.TOO_MANY_REQUESTS);
        }
        var request = context.request();
        long end = vertx.setTimer(longestMs, over -> HangUp.takesTooLong(request));
        context.addEndHandler(ended -> {
            vertx.cancelTimer(end);
            underWay.decrementAndGet();
        });
    }
}
