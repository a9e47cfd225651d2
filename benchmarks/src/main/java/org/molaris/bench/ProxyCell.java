package org.molaris.bench;

/**
 * What was measured of one proxy at so many connections in one round.
 *
 * @param residentMebibytes of the proxy, at its end
 */
record ProxyCell(Proxy proxy, int connections, Load.Outcome outcome, Usage used, long residentMebibytes) {

    private static final double MICROS = 1e6;

    /** CPU time of each request, by who used it. */
    double cpuMicros(String who) {
        return used.seconds().getOrDefault(who, 0.0) * MICROS / Math.max(1, outcome.requests());
    }
}
