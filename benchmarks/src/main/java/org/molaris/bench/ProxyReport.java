package org.molaris.bench;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.molaris.local.Json;

/**
 * What is written down of the gateway beside other proxies.
 *
 * @param unsound why the figures are worth nothing; empty when all is well
 */
@JsonNaming(SnakeCaseStrategy.class)
record ProxyReport(
        String measuredAt,
        Report.Machine machine,
        Settings settings,
        List<ProxyRow> rows,
        List<Goal> goals,
        List<String> unsound) {

    private static final double MOST_ADDED_MILLIS = 1;
    private static final int MOST_MEBIBYTES = 200;

    static ProxyReport of(Report.Machine machine, Settings settings, List<ProxyRow> rows) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var unsound = rows.stream()
                .filter(row -> row.failed() > 0 && row.proxy().isOurs())
                .map(row -> "%s, %d connections: failed requests: %d"
                        .formatted(row.proxy().title(), row.connections(), row.failed()))
                .toList();
        return new ProxyReport(now.toString(), machine, settings, rows, goals(rows), unsound);
    }

    boolean isSound() {
        return unsound.isEmpty();
    }

    void printConclusion(PrintStream output) {
        for (var goal : goals) {
            output.printf(
                    Locale.ROOT,
                    "%s: %.2f, goal %s %.1f: %s%n",
                    goal.what,
                    goal.figure,
                    goal.atLeast ? "at least" : "below",
                    goal.goal,
                    goal.met ? "met" : "missed");
        }
        unsound.forEach(wrong -> output.println("WRONG: " + wrong));
    }

    /** Writes {@code gateway.json}. */
    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("gateway.json"), Json.write(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rates at the most connections, the delay at the fewest, memory at all. */
    private static List<Goal> goals(List<ProxyRow> rows) {
        int most = rows.stream().mapToInt(ProxyRow::connections).max().orElse(0);
        int fewest = rows.stream().mapToInt(ProxyRow::connections).min().orElse(0);
        var goals = new ArrayList<Goal>();
        for (var row : rows) {
            if (row.connections() == most) {
                row.proxy()
                        .goal()
                        .ifPresent(goal -> goals.add(Goal.atLeast(
                                "The gateway's rate beside that of %s, %d connections"
                                        .formatted(row.proxy().title(), most),
                                row.gatewayIs(),
                                goal)));
            }
        }
        for (var row : rows) {
            if (row.connections() == fewest && row.proxy() == Proxy.GATEWAY) {
                goals.add(Goal.below(
                        "Milliseconds that the gateway adds to the median, %d connections".formatted(fewest),
                        row.addedMillis(),
                        MOST_ADDED_MILLIS));
            }
        }
        rows.stream()
                .filter(row -> row.proxy().isOurs())
                .mapToLong(ProxyRow::residentMost)
                .max()
                .ifPresent(resident -> goals.add(
                        Goal.below("Resident MiB of the gateway under load", (double) resident, MOST_MEBIBYTES)));
        return goals;
    }

    /** How it was measured. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Settings(int seconds, int rounds, int warmUp, List<Integer> connections) {}

    /** A figure that is to be reached, or not to be reached. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Goal(String what, double figure, boolean atLeast, double goal, boolean met) {

        static Goal atLeast(String what, double figure, double goal) {
            return new Goal(what, figure, true, goal, figure >= goal);
        }

        static Goal below(String what, double figure, double goal) {
            return new Goal(what, figure, false, goal, figure < goal);
        }
    }
}
