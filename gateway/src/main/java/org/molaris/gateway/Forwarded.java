package org.molaris.gateway;

import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Objects;

/**
 * The header {@code Forwarded} (RFC 7239): who asked, for which host, and how, as the gateway itself has seen it. Kept by
 * connection, since all of its requests nearly always come from one client and ask for one host.
 */
record Forwarded(String client, HostAndPort host, String value) {

    static final String HEADER = "Forwarded";

    private static final AttributeKey<Forwarded> NEWEST = AttributeKey.valueOf(Forwarded.class, "newest");

    /**
     * Its value for a request.
     *
     * @param client the address of who asks, which a proxy that is trusted may have said
     */
    static String of(HttpServerRequest request, String client) {
        var kept = ((ConnectionBase) request.connection()).channel().attr(NEWEST);
        var newest = kept.get();
        if (newest == null || !newest.client.equals(client) || !Objects.equals(newest.host, request.authority())) {
            newest = new Forwarded(client, request.authority(), written(request, client));
            kept.set(newest);
        }
        return newest.value;
    }

    private static String written(HttpServerRequest request, String client) {
        var value = new StringBuilder("for=")
                .append(node(client))
                .append(";proto=")
                .append(request.isSSL() ? "https" : "http");
        if (request.authority() != null) {
            value.append(";host=\"").append(request.authority()).append('"');
        }
        return value.toString();
    }

    /** An IPv6 address has brackets and quotes, and no zone, which means nothing elsewhere. */
    private static String node(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        int zone = address.indexOf('%');
        return "\"[" + (zone < 0 ? address : address.substring(0, zone)) + "]\"";
    }
}
