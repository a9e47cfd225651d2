package org.molaris.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.molaris.local.LaunchException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./molaris bench recalls}: the night beside bare SQL, and how long a campaign's messages take. */
@Command(
        name = "recalls",
        description = {
            "Choose whom campaigns call back: by the service, and by one SQL statement for the same patients.",
            "Send the messages of a campaign to a stand-in of WhatsApp's Cloud API.",
            "Starts suites of its own on free ports, and deletes their data afterwards."
        })
final class RecallsBench implements Callable<Integer> {

    private static final String DATABASE = "recall";
    private static final int MOST_PATIENTS = 10_000_000;
    private static final int MOST_VISITS = 100;
    private static final int MOST_MESSAGES = 1_000_000;
    private static final int FASTEST = 1_000;
    private static final int LONGEST_ANSWER_MILLIS = 5_000;

    /** What can be measured. */
    enum Part {
        NIGHT,
        SENDING
    }

    @Option(
            names = "--patients",
            paramLabel = "N",
            split = ",",
            defaultValue = "10000,100000,1000000",
            description = "Over how many patients the nights go (${DEFAULT-VALUE}).")
    private List<Integer> patients;

    @Option(
            names = "--visits",
            paramLabel = "N",
            defaultValue = "10",
            description = "How often each patient has been there (${DEFAULT-VALUE}).")
    private int visits;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many nights of each (${DEFAULT-VALUE}); every other round in reverse order.")
    private int rounds;

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many messages are sent (${DEFAULT-VALUE}).")
    private int messages;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "80",
            description = "How many a second the sender may hand in (${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--answer-after",
            paramLabel = "MILLIS",
            defaultValue = "100",
            description = "How long the stand-in of the Cloud API takes for each (${DEFAULT-VALUE}).")
    private int answerAfter;

    @Option(
            names = "--work",
            paramLabel = "WORK",
            split = ",",
            defaultValue = "night,sending",
            description = "Which work (${DEFAULT-VALUE}).")
    private List<Part> works;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where recalls.json goes (default: benchmarks/results).")
    private Path output;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    private final List<String> unsound = new ArrayList<>();
    private Report.Machine machine;

    @Override
    public Integer call() {
        var sizes = checkOptions();
        var wanted = EnumSet.copyOf(works);
        List<NightRow> nights = wanted.contains(Part.NIGHT) ? nights(sizes) : List.of();
        var sending = wanted.contains(Part.SENDING) ? sending() : null;
        var settings = new RecallsReport.Settings(List.copyOf(sizes), visits, rounds, messages, rate, answerAfter);
        var report = RecallsReport.of(machine, settings, nights, sending, unsound);
        report.printConclusion(System.out);
        report.write(output == null ? OwnSuite.results() : output);
        return report.isSound() ? 0 : 1;
    }

    /** The sizes from the smallest. */
    private Set<Integer> checkOptions() {
        var sizes = new TreeSet<>(patients);
        if (sizes.isEmpty()
                || sizes.first() < RecallPractices.CLINICS
                || sizes.last() > MOST_PATIENTS
                || sizes.stream().anyMatch(size -> size % RecallPractices.CLINICS != 0)) {
            throw new LaunchException("--patients are multiples of %d, one share for each clinic, up to %d."
                    .formatted(RecallPractices.CLINICS, MOST_PATIENTS));
        }
        mustBeWithin("--visits", visits, 1, MOST_VISITS);
        mustBeWithin("--rounds", rounds, 1, Integer.MAX_VALUE);
        mustBeWithin("--messages", messages, 1, MOST_MESSAGES);
        mustBeWithin("--rate", rate, 1, FASTEST);
        mustBeWithin("--answer-after", answerAfter, 0, LONGEST_ANSWER_MILLIS);
        return sizes;
    }

    private static void mustBeWithin(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new LaunchException(
                    most == Integer.MAX_VALUE
                            ? "%s is at least %d.".formatted(option, least)
                            : "%s is between %d and %d.".formatted(option, least, most));
        }
    }

    /** In a suite whose campaigns wait until they are asked, and which sends nothing. */
    private List<NightRow> nights(Set<Integer> sizes) {
        try (var own = OwnSuite.start(Map.of("MOLARIS_RECALL_FIRST_ROUND_AFTER", "24h"))) {
            var database = new Database(own.suite(), DATABASE);
            machine = Report.Machine.here(database.serverVersion());
            var bench = new NightBench(own.suite(), database, visits, rounds);
            bench.measure(List.copyOf(sizes));
            unsound.addAll(bench.unsound());
            return bench.rows();
        }
    }

    private Sending sending() {
        try (var own = OwnSuite.start(Map.of("MOLARIS_RECALL_MESSAGES_PER_SECOND", "" + rate))) {
            var database = new Database(own.suite(), DATABASE);
            machine = Report.Machine.here(database.serverVersion());
            var sending = new SendingBench(own.suite(), database, messages, rate, answerAfter).measure();
            sending.print(System.out);
            unsound.addAll(sending.unsound());
            return sending;
        }
    }
}
