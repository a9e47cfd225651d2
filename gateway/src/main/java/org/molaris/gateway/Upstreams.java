package org.molaris.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * The services behind the gateway, each with its instances. Every event loop has connections of its own to each, so that a
 * request is read, forwarded and answered on one thread.
 */
@Singleton
class Upstreams {

    private final GatewayConfig config;
    private final Vertx vertx;
    private final HostNames names;
    private final Map<String, Instances> services = new HashMap<>();
    private final ThreadLocal<HttpClient> clients;
    private final HttpClient probing;
    private final Context loop;

    Upstreams(GatewayConfig config, Vertx vertx, HostNames names, MeterRegistry meters) {
        this.config = config;
        this.vertx = vertx;
        this.names = names;
        this.loop = vertx.getOrCreateContext();
        var connections = config.connections();
        long connectTimeoutMs = connections.connectTimeout().toMillis();
        var client = new HttpClientOptions()
                .setConnectTimeout((int) connectTimeoutMs)
                .setKeepAliveTimeout((int) connections.idleTimeout().toSeconds());
        var pool = new PoolOptions().setHttp1MaxSize(connections.max()).setMaxWaitQueueSize(4 * connections.max());
        this.clients = ThreadLocal.withInitial(() -> vertx.createHttpClient(client, pool));
        this.probing = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false));
        for (var route : Routes.all()) {
            services.computeIfAbsent(route.service(), service -> instancesOf(service, connectTimeoutMs, meters));
        }
        var balancing = config.balancing();
        loop.runOnContext(now -> {
            lookUp();
            probe();
            vertx.setPeriodic(balancing.probe().toMillis(), due -> probe());
            vertx.setPeriodic(balancing.resolve().toMillis(), due -> lookUp());
        });
    }

    /** The connections of this event loop. */
    HttpClient client() {
        return clients.get();
    }

    /** Who may be asked for what a service does. */
    Instances instancesOf(String service) {
        return services.get(service);
    }

    private Instances instancesOf(String service, long connectTimeoutMs, MeterRegistry meters) {
        var urls = config.upstreams().get(service);
        if (urls == null || urls.isEmpty()) {
            throw new IllegalStateException("No address is set for " + service);
        }
        var instances = new Instances(urls, connectTimeoutMs, address -> upstreamAt(service, address));
        Gauge.builder("molaris.gateway.breaker.open", instances, one -> one.isAsked() ? 0 : 1)
                .tag("service", service)
                .register(meters);
        Gauge.builder("molaris.gateway.instances", instances, Instances::countReady)
                .tags("service", service, "state", "ready")
                .register(meters);
        Gauge.builder("molaris.gateway.instances", instances, one -> one.countKnown() - one.countReady())
                .tags("service", service, "state", "away")
                .register(meters);
        return instances;
    }

    private Upstream upstreamAt(String service, RequestOptions address) {
        var breaker = new Breaker(service, address, probing, vertx, config.breaker());
        return new Upstream(
                address, breaker, probing, config.balancing().patience().toMillis(), () -> choose(service));
    }

    private void choose(String service) {
        var instances = services.get(service);
        if (instances != null) {
            instances.choose();
        }
    }

    private void probe() {
        services.values().forEach(Instances::probe);
    }

    private void lookUp() {
        services.values().forEach(instances -> instances.named().forEach(url -> lookUp(instances, url)));
    }

    /** A name that leads nowhere for the moment keeps what it led to. */
    private void lookUp(Instances instances, URI url) {
        names.addressesOf(url.getHost()).onSuccess(hosts -> loop.runOnContext(now -> instances.found(url, hosts)));
    }
}
