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
import java.util.List;
import java.util.Locale;
import org.molaris.local.Json;

/**
 * What is written down of a run.
 *
 * @param unsound why the figures are worth nothing; empty when all is well
 */
@JsonNaming(SnakeCaseStrategy.class)
record Report(
        String measuredAt, Machine machine, Settings settings, List<Row> rows, List<Goal> goals, List<String> unsound) {

    static Report of(Machine machine, Settings settings, List<Row> rows, List<String> unsound) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new Report(now.toString(), machine, settings, rows, goals(rows), unsound);
    }

    boolean isSound() {
        return unsound.isEmpty();
    }

    void printConclusion(PrintStream output) {
        for (var goal : goals) {
            output.printf(
                    Locale.ROOT,
                    "%s, %s, %d connections: %.2f of pgbench, goal %.2f: %s%n",
                    goal.work.title(),
                    goal.contender,
                    goal.connections,
                    goal.ratio,
                    goal.goal,
                    goal.met ? "met" : "missed");
        }
        unsound.forEach(wrong -> output.println("WRONG: " + wrong));
    }

    /** Writes {@code payments.json} and {@code payments.svg}. */
    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("payments.json"), Json.write(this) + "\n");
            Files.writeString(folder.resolve("payments.svg"), Chart.draw(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Goal> goals(List<Row> rows) {
        int most = rows.stream().mapToInt(Row::connections).max().orElse(0);
        return rows.stream()
                .filter(row -> row.goal(most).isPresent())
                .map(row -> {
                    double goal = row.goal(most).getAsDouble();
                    return new Goal(
                            row.work(), row.contender(), row.connections(), goal, row.ratio(), row.ratio() >= goal);
                })
                .toList();
    }

    /** How it was measured. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Settings(int seconds, int rounds, int warmUp, int plans) {}

    /** A ratio that is to be reached. */
    record Goal(Work work, String contender, int connections, double goal, double ratio, boolean met) {}

    /** On what it was measured. */
    record Machine(String processor, int cores, String java, String postgres) {

        static Machine here(String postgres) {
            int cores = Runtime.getRuntime().availableProcessors();
            return new Machine(nameOfProcessor(), cores, Runtime.version().toString(), postgres);
        }

        private static String nameOfProcessor() {
            try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.replaceFirst(".*: ", ""))
                        .findFirst()
                        .orElse("unknown");
            } catch (IOException e) {
                return "unknown";
            }
        }
    }
}
