package org.molaris.gateway;

import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The instances of one service, and whose turn it is. Those that are ready take turns; where none is, all that answer do,
 * so that what they say of their trouble is heard. What requests read is one array, made anew when anything changes.
 */
final class Instances {

    private static final Upstream[] NONE = {};

    private final List<URI> urls;
    private final long connectTimeoutMs;
    private final Function<RequestOptions, Upstream> maker;
    private final Map<URI, List<String>> addresses = new LinkedHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile Map<String, Upstream> known = Map.of();
    private volatile Upstream[] asked = NONE;

    /**
     * A service of which so much is configured.
     *
     * @param maker makes the instance at an address
     */
    Instances(List<URI> urls, long connectTimeoutMs, Function<RequestOptions, Upstream> maker) {
        this.urls = urls;
        this.connectTimeoutMs = connectTimeoutMs;
        this.maker = maker;
        for (var url : urls) {
            addresses.put(url, HostNames.isAddress(hostOf(url)) ? List.of(hostOf(url)) : List.of());
        }
        settle();
    }

    /** The next one to be asked; null when none answers. */
    Upstream next() {
        var candidates = asked;
        return switch (candidates.length) {
            case 0 -> null;
            case 1 -> candidates[0];
            default -> candidates[Math.floorMod(turn.getAndIncrement(), candidates.length)];
        };
    }

    /** Whether anybody may be asked. */
    boolean isAsked() {
        return asked.length > 0;
    }

    int countKnown() {
        return known.size();
    }

    long countReady() {
        return known.values().stream().filter(Upstream::isReady).count();
    }

    /** Asks each whether it is ready. */
    void probe() {
        known.values().forEach(Upstream::probe);
    }

    /** The names behind which there may be other addresses now than there were. */
    List<URI> named() {
        return urls.stream().filter(url -> !HostNames.isAddress(hostOf(url))).toList();
    }

    /** Takes note of where a name leads now. What it led to before and does no more is seen through, and not asked again. */
    synchronized void found(URI url, List<String> hosts) {
        if (!hosts.equals(addresses.put(url, hosts))) {
            settle();
        }
    }

    /** Chooses anew who is asked. */
    synchronized void choose() {
        var answering = known.values().stream().filter(Upstream::isAsked).toList();
        var ready = answering.stream().filter(Upstream::isReady).toList();
        asked = (ready.isEmpty() ? answering : ready).toArray(NONE);
    }

    private synchronized void settle() {
        var before = known;
        var now = new LinkedHashMap<String, Upstream>();
        addresses.forEach((url, hosts) -> hosts.forEach(host -> {
            var key = host + " " + portOf(url);
            now.put(key, before.containsKey(key) ? before.get(key) : maker.apply(options(url, host)));
        }));
        known = now;
        before.forEach((key, upstream) -> {
            if (!now.containsKey(key)) {
                upstream.forget();
            }
        });
        choose();
    }

    /** The name stays the host's, for TLS. */
    private RequestOptions options(URI url, String host) {
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(portOf(url), host))
                .setHost(hostOf(url))
                .setPort(portOf(url))
                .setSsl("https".equals(url.getScheme()))
                .setConnectTimeout(connectTimeoutMs);
    }

    private static String hostOf(URI url) {
        var host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int portOf(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    }
}
