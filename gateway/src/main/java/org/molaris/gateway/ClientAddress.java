package org.molaris.gateway;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Whose a request is, by address: the one at the other end of the connection, or, where that is a proxy that we trust,
 * the nearest in what the proxies say of whom they speak for that is not one itself. Further ones anybody could have made up.
 */
@Singleton
class ClientAddress {

    /** Stands for all whose address is not known. */
    static final String UNKNOWN = "unknown";

    private static final String FORWARDED = "Forwarded";
    private static final String FOR = "for=";
    private static final int NETWORK_BYTES = 8;

    private final List<IpSubnetFilterRule> trusted;
    private final String header;

    @Inject
    ClientAddress(GatewayConfig config) {
        this(config.proxies());
    }

    ClientAddress(GatewayConfig.Proxies proxies) {
        this.trusted = proxies.trusted().orElse(List.of()).stream()
                .map(ClientAddress::network)
                .toList();
        this.header = proxies.header();
    }

    /** The address as text. */
    String of(HttpServerRequest request) {
        var peer = request.remoteAddress();
        return of(peer == null || peer.host() == null ? UNKNOWN : peer.host(), request.headers());
    }

    String of(String peer, MultiMap headers) {
        return trusted.isEmpty() || !isTrusted(parse(peer)) ? peer : behind(peer, headers);
    }

    /** What counts as one client: an address, or the network that a client of IPv6 has to itself. */
    static String counted(String address) {
        if (address.indexOf(':') < 0 || !(parse(address) instanceof Inet6Address parsed)) {
            return address;
        }
        var network = parsed.getAddress().clone();
        for (int at = NETWORK_BYTES; at < network.length; at++) {
            network[at] = 0;
        }
        return NetUtil.bytesToIpAddress(network);
    }

    private String behind(String proxy, MultiMap headers) {
        var nearest = proxy;
        var values = headers.getAll(header);
        for (int value = values.size() - 1; value >= 0; value--) {
            var hops = values.get(value);
            int end = hops.length();
            while (end >= 0) {
                int comma = hops.lastIndexOf(',', end - 1);
                var hop = parse(addressIn(hops.substring(comma + 1, end)));
                if (hop == null) {
                    return nearest;
                }
                nearest = NetUtil.toAddressString(hop);
                if (!isTrusted(hop)) {
                    return nearest;
                }
                end = comma;
            }
        }
        return nearest;
    }

    /** Of one hop: {@code 192.0.2.1}, {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}, {@code for="[2001:db8::1]";proto=http}. */
    private String addressIn(String hop) {
        var text = hop.strip();
        if (header.equalsIgnoreCase(FORWARDED)) {
            text = forIn(text);
        }
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? "" : text.substring(1, end);
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }

    private static String forIn(String hop) {
        for (var pair : hop.split(";", -1)) {
            var said = pair.strip();
            if (said.regionMatches(true, 0, FOR, 0, FOR.length())) {
                return said.substring(FOR.length()).replace("\"", "");
            }
        }
        return "";
    }

    private boolean isTrusted(InetAddress address) {
        if (address == null) {
            return false;
        }
        var socket = new InetSocketAddress(address, 0);
        for (var network : trusted) {
            if (network.matches(socket)) {
                return true;
            }
        }
        return false;
    }

    /** Never asks a name server; null when it is no address. */
    private static InetAddress parse(String text) {
        return NetUtil.createInetAddressFromIpAddressString(text);
    }

    private static IpSubnetFilterRule network(String cidr) {
        return new IpSubnetFilterRule(cidr, IpFilterRuleType.ACCEPT);
    }
}
