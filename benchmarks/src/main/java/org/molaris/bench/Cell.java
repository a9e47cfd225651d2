package org.molaris.bench;

import java.util.Map;

/**
 * What was measured of one contender at so many connections in one round.
 *
 * @param used from the first request to the last
 * @param residentMebibytes of gateway, service and PostgreSQL, at its end
 */
record Cell(
        Work work,
        int connections,
        String contender,
        Load.Outcome outcome,
        Usage used,
        Map<String, Long> residentMebibytes) {

    private static final double MICROS = 1e6;

    /** CPU time of each request, by who used it. */
    double cpuMicros(String who) {
        return used.seconds().getOrDefault(who, 0.0) * MICROS / Math.max(1, outcome.requests());
    }
}
