package org.molaris.gateway;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * How many instances of the gateway there are, by the addresses behind their common name: each keeps its share of every
 * limit. While the name leads nowhere, it is as many as before.
 */
@Singleton
class Peers {

    private final GatewayConfig config;
    private final Vertx vertx;
    private final HostNames names;
    private final RateLimits limits;
    private int known;

    Peers(GatewayConfig config, Vertx vertx, HostNames names, RateLimits limits) {
        this.config = config;
        this.vertx = vertx;
        this.names = names;
        this.limits = limits;
    }

    void start(@Observes StartupEvent started) {
        config.limits()
                .peers()
                .ifPresent(name -> vertx.getOrCreateContext().runOnContext(now -> {
                    lookUp(name);
                    vertx.setPeriodic(config.balancing().resolve().toMillis(), due -> lookUp(name));
                }));
    }

    private void lookUp(String name) {
        names.addressesOf(name).onSuccess(addresses -> share(addresses.size()));
    }

    private synchronized void share(int instances) {
        if (instances != known) {
            known = instances;
            Log.infof("Limits are shared among %d instances", instances);
            limits.shareAmong(instances);
        }
    }
}
