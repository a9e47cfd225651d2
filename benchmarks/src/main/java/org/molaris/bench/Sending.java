package org.molaris.bench;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of the messages of one campaign.
 *
 * @param wanted how many patients were to be written to
 * @param allowedPerSecond what the sender is allowed
 * @param taken by the stand-in, each once
 * @param twice taken more than once
 * @param seconds from the moment when they were due to the last that was taken
 * @param mostInOneSecond taken within any second
 * @param statuses how many messages are in which, at the end
 * @param cpuMicros of each message, by who used it
 * @param other the share of the machine that something else used
 */
@JsonNaming(SnakeCaseStrategy.class)
record Sending(
        int wanted,
        int allowedPerSecond,
        int taken,
        int twice,
        double seconds,
        double perSecond,
        int mostInOneSecond,
        Map<String, Long> statuses,
        Map<String, Double> cpuMicros,
        double other) {

    private static final double MICROS = 1e6;
    private static final double NANOS = 1e9;
    /** A batch is a second's worth: the first goes at once. */
    private static final double TOO_FAST = 1.05;

    private static final List<String> USERS = List.of(Usage.SERVICE, Usage.POSTGRES, Usage.REST);

    static Sending of(
            int wanted,
            int allowedPerSecond,
            Instant due,
            List<CloudStandIn.Taken> messages,
            Map<String, Long> statuses,
            Usage used) {
        var known = new HashSet<String>();
        int twice = 0;
        for (var message : messages) {
            twice += known.add(message.message()) ? 0 : 1;
        }
        var times = messages.stream().map(CloudStandIn.Taken::at).sorted().toList();
        double seconds = times.isEmpty()
                ? 0
                : Duration.between(due, times.get(times.size() - 1)).toNanos() / NANOS;
        var cpu = new LinkedHashMap<String, Double>();
        USERS.forEach(who -> cpu.put(who, used.seconds().getOrDefault(who, 0.0) * MICROS / Math.max(1, known.size())));
        return new Sending(
                wanted,
                allowedPerSecond,
                known.size(),
                twice,
                seconds,
                seconds > 0 ? known.size() / seconds : 0,
                mostInOneSecond(times),
                statuses,
                cpu,
                used.other());
    }

    /** As long as it takes when the sender is never idle. */
    double leastSeconds() {
        return (double) wanted / allowedPerSecond;
    }

    /** Why the figures are worth nothing. */
    List<String> unsound() {
        var wrong = new ArrayList<String>();
        if (twice > 0) {
            wrong.add("messages that were sent twice: " + twice);
        }
        if (taken != wanted) {
            wrong.add("messages: wanted %d, taken %d".formatted(wanted, taken));
        }
        if (!statuses.equals(Map.of("sent", (long) wanted))) {
            wrong.add("messages by what is known of them: " + statuses);
        }
        if (seconds < 0 || perSecond > allowedPerSecond * TOO_FAST + allowedPerSecond / Math.max(1, seconds)) {
            wrong.add("messages went faster than the sender may");
        }
        return wrong;
    }

    void print(PrintStream output) {
        output.printf(
                Locale.ROOT,
                "%nSending %,d messages: %.1f s from when they were due to the last; %.1f/s, allowed %d/s (%.1f s at best)%n"
                        + "most within one second %d, twice %d; CPU µs a message: service %.0f, postgres %.0f, rest %.0f;"
                        + " other %.0f%%%s%n%n",
                taken,
                seconds,
                perSecond,
                allowedPerSecond,
                leastSeconds(),
                mostInOneSecond,
                twice,
                cpuMicros.get(Usage.SERVICE),
                cpuMicros.get(Usage.POSTGRES),
                cpuMicros.get(Usage.REST),
                other * 100,
                other > Row.TOO_MUCH_OTHER ? " disturbed" : "");
    }

    private static int mostInOneSecond(List<Instant> times) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < times.size(); last++) {
            while (!times.get(first).plusSeconds(1).isAfter(times.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
