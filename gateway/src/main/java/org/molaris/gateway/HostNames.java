package org.molaris.gateway;

import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Finds all addresses behind the name of a host, as a headless Service has one for each of its pods. */
@Singleton
class HostNames {

    private final Vertx vertx;

    HostNames(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The addresses in an order of their own, the same as long as they are the same; on a worker, since the lookup blocks. */
    Future<List<String>> addressesOf(String host) {
        return vertx.executeBlocking(
                () -> Arrays.stream(InetAddress.getAllByName(host))
                        .map(InetAddress::getHostAddress)
                        .distinct()
                        .sorted()
                        .toList(),
                false);
    }

    /** Whether it is an address itself, behind which there is nothing to be found. */
    static boolean isAddress(String host) {
        return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
    }
}
