package org.molaris.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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
 * The services behind the gateway. Every event loop has connections of its own to each, so that a request is read,
 * forwarded and answered on one thread.
 */
@Singleton
class Upstreams {

    private final Map<String, RequestOptions> addresses = new HashMap<>();
    private final Map<String, Breaker> breakers = new HashMap<>();
    private final ThreadLocal<HttpClient> clients;

    Upstreams(GatewayConfig config, Vertx vertx, MeterRegistry meters) {
        var connections = config.connections();
        long connectTimeoutMs = connections.connectTimeout().toMillis();
        for (var route : Routes.all()) {
            var address = config.upstreams().get(route.service());
            if (address == null) {
                throw new IllegalStateException("No address is set for " + route.service());
            }
            addresses.computeIfAbsent(route.service(), service -> options(address, connectTimeoutMs));
        }
        var client = new HttpClientOptions()
                .setConnectTimeout((int) connectTimeoutMs)
                .setKeepAliveTimeout((int) connections.idleTimeout().toSeconds());
        var pool = new PoolOptions().setHttp1MaxSize(connections.max()).setMaxWaitQueueSize(4 * connections.max());
        this.clients = ThreadLocal.withInitial(() -> vertx.createHttpClient(client, pool));
        var probing = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false));
        addresses.forEach((service, address) -> {
            var breaker = new Breaker(service, address, probing, vertx, config.breaker());
            breakers.put(service, breaker);
            Gauge.builder("molaris.gateway.breaker.open", breaker, one -> one.isOpen() ? 1 : 0)
                    .tag("service", service)
                    .register(meters);
        });
    }

    /** The connections of this event loop. */
    HttpClient client() {
        return clients.get();
    }

    /** Where a service is, and how long to wait for a connection to it. Shared by all requests: not to be changed. */
    RequestOptions addressOf(String service) {
        return addresses.get(service);
    }

    Breaker breakerOf(String service) {
        return breakers.get(service);
    }

    private static RequestOptions options(URI address, long connectTimeoutMs) {
        boolean tls = "https".equals(address.getScheme());
        int port = address.getPort() >= 0 ? address.getPort() : tls ? 443 : 80;
        return new RequestOptions()
                .setHost(address.getHost())
                .setPort(port)
                .setSsl(tls)
                .setConnectTimeout(connectTimeoutMs);
    }
}
