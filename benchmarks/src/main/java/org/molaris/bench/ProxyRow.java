package org.molaris.bench;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rounds of one proxy at so many connections in one line: medians, and of the rate also the least and the most.
 *
 * @param gatewayIs the gateway's rate, in times of this one's
 * @param addedMillis what the proxy adds to the median delay of the upstream itself
 * @param residentMost of the proxy in MiB, of all rounds
 * @param other the share of the machine that something else used
 * @param failed in all rounds together
 */
@JsonNaming(SnakeCaseStrategy.class)
record ProxyRow(
        Proxy proxy,
        int connections,
        double perSecond,
        double perSecondMin,
        double perSecondMax,
        double gatewayIs,
        double p50Millis,
        double p99Millis,
        double addedMillis,
        Map<String, Double> cpuMicros,
        long residentMost,
        double other,
        long failed) {

    private static final List<String> USERS = List.of(Usage.PROXY, Usage.UPSTREAM, Usage.LOAD, Usage.REST);

    /** In the order in which they were first measured. */
    static List<ProxyRow> of(List<ProxyCell> cells) {
        var groups = new LinkedHashMap<List<?>, List<ProxyCell>>();
        for (var cell : cells) {
            groups.computeIfAbsent(List.of(cell.connections(), cell.proxy()), none -> new ArrayList<>())
                    .add(cell);
        }
        var rows = new ArrayList<ProxyRow>();
        for (var rounds : groups.values()) {
            int connections = rounds.get(0).connections();
            var gateway = groups.get(List.of(connections, Proxy.GATEWAY));
            var upstream = groups.get(List.of(connections, Proxy.NONE));
            rows.add(of(rounds, gateway, upstream));
        }
        return rows;
    }

    boolean isDisturbed() {
        return other > Row.TOO_MUCH_OTHER;
    }

    private static ProxyRow of(List<ProxyCell> rounds, List<ProxyCell> gateway, List<ProxyCell> upstream) {
        var first = rounds.get(0);
        var rates = Median.sorted(rounds, cell -> cell.outcome().perSecond());
        double rate = Median.of(rates);
        double p50 = Median.of(rounds, cell -> cell.outcome().p50Millis());
        var cpu = new LinkedHashMap<String, Double>();
        USERS.forEach(who -> cpu.put(who, Median.of(rounds, cell -> cell.cpuMicros(who))));
        return new ProxyRow(
                first.proxy(),
                first.connections(),
                rate,
                rates[0],
                rates[rates.length - 1],
                Median.of(gateway, cell -> cell.outcome().perSecond()) / rate,
                p50,
                Median.of(rounds, cell -> cell.outcome().p99Millis()),
                p50 - Median.of(upstream, cell -> cell.outcome().p50Millis()),
                cpu,
                rounds.stream().mapToLong(ProxyCell::residentMebibytes).max().orElse(0),
                Median.of(rounds, cell -> cell.used().other()),
                rounds.stream().mapToLong(cell -> cell.outcome().failed()).sum());
    }
}
