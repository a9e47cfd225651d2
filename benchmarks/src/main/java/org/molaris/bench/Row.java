package org.molaris.bench;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The rounds of one contender in one line: medians, and of the rate also the least and the most.
 *
 * @param ratio of its rate to pgbench's at as many connections
 * @param other the share of the machine that something else used
 * @param failed in all rounds together
 */
@JsonNaming(SnakeCaseStrategy.class)
record Row(
        Work work,
        int connections,
        String contender,
        double perSecond,
        double perSecondMin,
        double perSecondMax,
        double ratio,
        double p50Millis,
        double p99Millis,
        Map<String, Double> cpuMicros,
        Map<String, Double> residentMebibytes,
        double other,
        long failed) {

    /** Beyond this, a figure says more about something else. */
    static final double TOO_MUCH_OTHER = 0.10;

    private static final List<String> USERS =
            List.of(Usage.GATEWAY, Usage.SERVICE, Usage.POSTGRES, Usage.LOAD, Usage.REST);

    /** In the order in which they were first measured. */
    static List<Row> of(List<Cell> cells) {
        var groups = new LinkedHashMap<List<?>, List<Cell>>();
        for (var cell : cells) {
            var group = List.of(cell.work(), cell.connections(), cell.contender());
            groups.computeIfAbsent(group, none -> new ArrayList<>()).add(cell);
        }
        var rows = new ArrayList<Row>();
        for (var rounds : groups.values()) {
            var first = rounds.get(0);
            var limit = groups.get(List.of(first.work(), first.connections(), Contender.PGBENCH));
            rows.add(of(rounds, limit));
        }
        return rows;
    }

    /** The ratio that it is to reach, if it has a goal. */
    OptionalDouble goal(int mostConnections) {
        return connections == mostConnections ? work.goalOf(contender) : OptionalDouble.empty();
    }

    boolean isDisturbed() {
        return other > TOO_MUCH_OTHER;
    }

    private static Row of(List<Cell> rounds, List<Cell> limit) {
        var first = rounds.get(0);
        var rates = Median.sorted(rounds, cell -> cell.outcome().perSecond());
        var cpu = new LinkedHashMap<String, Double>();
        USERS.forEach(who -> cpu.put(who, Median.of(rounds, cell -> cell.cpuMicros(who))));
        var memory = new LinkedHashMap<String, Double>();
        first.residentMebibytes()
                .keySet()
                .forEach(who -> memory.put(
                        who, Median.of(rounds, cell -> cell.residentMebibytes().get(who))));
        return new Row(
                first.work(),
                first.connections(),
                first.contender(),
                Median.of(rates),
                rates[0],
                rates[rates.length - 1],
                Median.of(rates) / Median.of(limit, cell -> cell.outcome().perSecond()),
                Median.of(rounds, cell -> cell.outcome().p50Millis()),
                Median.of(rounds, cell -> cell.outcome().p99Millis()),
                cpu,
                memory,
                Median.of(rounds, cell -> cell.used().other()),
                rounds.stream().mapToLong(cell -> cell.outcome().failed()).sum());
    }
}
