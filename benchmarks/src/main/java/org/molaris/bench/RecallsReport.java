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
 * What is written down of the nights and the sending.
 *
 * @param sending null when it was left out
 * @param unsound why the figures are worth nothing; empty when all is well
 */
@JsonNaming(SnakeCaseStrategy.class)
record RecallsReport(
        String measuredAt,
        Report.Machine machine,
        Settings settings,
        List<NightRow> nights,
        List<Goal> goals,
        Sending sending,
        List<String> unsound) {

    static RecallsReport of(
            Report.Machine machine, Settings settings, List<NightRow> nights, Sending sending, List<String> unsound) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new RecallsReport(now.toString(), machine, settings, nights, goals(nights), sending, unsound);
    }

    boolean isSound() {
        return unsound.isEmpty();
    }

    void printConclusion(PrintStream output) {
        for (var goal : goals) {
            output.printf(
                    Locale.ROOT,
                    "A night over %,d patients: %.2f of the bare SQL, goal %.2f: %s (better still: %.2f)%n",
                    goal.patients,
                    goal.ratio,
                    goal.goal,
                    goal.met ? "met" : "missed",
                    NightRow.STRETCH);
        }
        unsound.forEach(wrong -> output.println("WRONG: " + wrong));
    }

    /** Writes {@code recalls.json}. */
    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("recalls.json"), Json.write(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The night over the most patients has one. */
    private static List<Goal> goals(List<NightRow> nights) {
        int most = nights.stream().mapToInt(NightRow::patients).max().orElse(0);
        return nights.stream()
                .filter(row -> row.patients() == most && row.contender().equals(NightBench.NIGHT))
                .map(row -> new Goal(row.patients(), NightRow.GOAL, row.ratio(), row.ratio() >= NightRow.GOAL))
                .toList();
    }

    /** How it was measured. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Settings(List<Integer> patients, int visits, int rounds, int messages, int rate, int answerAfterMillis) {}

    /** A ratio that is to be reached. */
    record Goal(int patients, double goal, double ratio, boolean met) {}
}
