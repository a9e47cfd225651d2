package org.molaris.bench;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rounds of one contender over so many patients in one line: medians, and of the time also the least and the most.
 *
 * @param ratio of its rate to that of the bare SQL over as many patients
 * @param growth of the time for one patient, beside the fewest patients that were measured
 * @param cpuSeconds by who used them
 * @param residentMost of recall-service in MiB, of all rounds
 * @param other the share of the machine that something else used
 */
@JsonNaming(SnakeCaseStrategy.class)
record NightRow(
        int patients,
        String contender,
        long contacts,
        double seconds,
        double secondsMin,
        double secondsMax,
        double contactsPerSecond,
        double patientsPerSecond,
        double ratio,
        double growth,
        Map<String, Double> cpuSeconds,
        double residentBefore,
        long residentMost,
        double other) {

    /** The ratio that a night is to reach, and one that would be better still. */
    static final double GOAL = 0.7;

    static final double STRETCH = 0.85;

    private static final List<String> USERS = List.of(Usage.SERVICE, Usage.POSTGRES, Usage.REST);

    /** In the order in which they were first measured. */
    static List<NightRow> of(List<NightCell> cells) {
        var groups = new LinkedHashMap<List<?>, List<NightCell>>();
        for (var cell : cells) {
            groups.computeIfAbsent(List.of(cell.patients(), cell.contender()), none -> new ArrayList<>())
                    .add(cell);
        }
        int fewest = cells.stream().mapToInt(NightCell::patients).min().orElse(0);
        var rows = new ArrayList<NightRow>();
        for (var rounds : groups.values()) {
            var first = rounds.get(0);
            var limit = groups.get(List.of(first.patients(), NightBench.BARE_SQL));
            var smallest = groups.get(List.of(fewest, first.contender()));
            rows.add(of(rounds, limit, smallest));
        }
        return rows;
    }

    boolean isDisturbed() {
        return other > Row.TOO_MUCH_OTHER;
    }

    private static NightRow of(List<NightCell> rounds, List<NightCell> limit, List<NightCell> smallest) {
        var first = rounds.get(0);
        var times = Median.sorted(rounds, NightCell::seconds);
        double seconds = Median.of(times);
        // The second time, nobody is called back.
        long contacts = first.contender().equals(NightBench.AGAIN) ? 0 : first.contacts();
        var cpu = new LinkedHashMap<String, Double>();
        USERS.forEach(who ->
                cpu.put(who, Median.of(rounds, cell -> cell.used().seconds().getOrDefault(who, 0.0))));
        return new NightRow(
                first.patients(),
                first.contender(),
                contacts,
                seconds,
                times[0],
                times[times.length - 1],
                contacts / seconds,
                first.patients() / seconds,
                Median.of(limit, NightCell::seconds) / seconds,
                seconds / first.patients() / secondsOfPatient(smallest),
                cpu,
                Median.of(rounds, NightCell::residentBefore),
                rounds.stream().mapToLong(NightCell::residentMost).max().orElse(0),
                Median.of(rounds, cell -> cell.used().other()));
    }

    private static double secondsOfPatient(List<NightCell> rounds) {
        return Median.of(rounds, NightCell::seconds) / rounds.get(0).patients();
    }
}
