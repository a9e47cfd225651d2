package org.molaris.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.molaris.local.LaunchException;
import org.molaris.local.Memory;
import org.molaris.local.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./molaris bench payments}: payments through the service and through the gateway, beside PostgreSQL itself. */
@Command(
        name = "payments",
        description = {
            "Record payments, read plans and list them: by pgbench, by the service, through the gateway.",
            "Starts a suite of its own on free ports, and deletes its data afterwards."
        })
final class PaymentsBench implements Callable<Integer> {

    private static final String SERVICE_PART = "payment-service";
    private static final String GATEWAY_PART = "gateway";
    private static final String POSTGRES_PART = "postgres";

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long each contender is measured in each round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often (${DEFAULT-VALUE}); every other round in reverse order.")
    private int rounds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "120",
            description = "Seconds under load before service and gateway are measured, at most (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--plans",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Plans in the database, with six payments each (${DEFAULT-VALUE}).")
    private int plans;

    @Option(
            names = "--connections",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,8,32",
            description = "How many connections (${DEFAULT-VALUE}).")
    private int[] connections;

    @Option(
            names = "--work",
            paramLabel = "WORK",
            split = ",",
            defaultValue = "record,read,list",
            description = "Which work (${DEFAULT-VALUE}).")
    private List<Work> works;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where payments.json and payments.svg go (default: benchmarks/results).")
    private Path output;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    private final List<Cell> cells = new ArrayList<>();
    private final Map<String, Long> acknowledged = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        checkOptions();
        Programs.mustBeThere(Programs.WRK, Programs.PGBENCH);
        try (var own = OwnSuite.start(Map.of())) {
            var report = measure(own.suite(), own.folder());
            report.printConclusion(System.out);
            report.write(output == null ? OwnSuite.results() : output);
            return report.isSound() ? 0 : 1;
        }
    }

    private void checkOptions() {
        if (seconds < 1 || rounds < 1 || warmUp < 0) {
            throw new LaunchException("--seconds and --rounds are at least 1, --warm-up is at least 0.");
        }
        if (plans < Practices.CLINICS || plans % Practices.CLINICS != 0) {
            throw new LaunchException(
                    "--plans is a multiple of %d, one share for each clinic.".formatted(Practices.CLINICS));
        }
        if (connections.length == 0 || Arrays.stream(connections).anyMatch(each -> each < 1 || each > 40)) {
            throw new LaunchException("--connections are between 1 and 40.");
        }
    }

    private Report measure(Suite suite, Path folder) throws IOException {
        Files.writeString(folder.resolve(Wrk.SCRIPT), Programs.resource(Wrk.SCRIPT));
        System.out.printf(Locale.ROOT, "Making %,d plans with six payments each%n", plans);
        var practices = Practices.make(suite, plans);
        var relay = new Relay(suite, SERVICE_PART, practices.database());
        var unsound = new ArrayList<String>();
        for (var work : works) {
            var contenders = contenders(work, suite, practices, folder);
            warmUp(work, contenders, relay);
            for (int round = 1; round <= rounds; round++) {
                measureRound(work, round, contenders, suite, relay);
            }
            relay.release();
            Table.print(
                    Row.of(cells.stream().filter(cell -> cell.work() == work).toList()), System.out);
            System.out.println();
            if (work == Work.RECORD) {
                unsound.addAll(check(practices));
            }
        }
        var rows = Row.of(cells);
        rows.stream()
                .filter(row -> row.failed() > 0)
                .map(row -> "%s, %s, %d connections: failed requests: %d"
                        .formatted(row.work().title(), row.contender(), row.connections(), row.failed()))
                .forEach(unsound::add);
        var machine = Report.Machine.here(practices.database().serverVersion());
        return Report.of(machine, new Report.Settings(seconds, rounds, warmUp, plans), rows, unsound);
    }

    private List<Contender> contenders(Work work, Suite suite, Practices practices, Path folder) {
        var pgbench = new Pgbench(work, practices.connection(), practices.ids(), plans, folder);
        var service = new Wrk(work, suite.part(SERVICE_PART).url(), practices::passports, plans, folder);
        var gateway = new Wrk(work, suite.gateway(), practices::tokens, plans, folder);
        var contenders = new ArrayList<>(List.of(
                new Contender(Contender.PGBENCH, work != Work.RECORD, pgbench),
                new Contender(Contender.SERVICE, work != Work.RECORD, service)));
        if (work == Work.RECORD) {
            contenders.add(new Contender(Contender.SERVICE_RELAYING, true, service));
        }
        contenders.add(new Contender(Contender.GATEWAY, true, gateway));
        return contenders;
    }

    /** Until the compilers have done what they can: the rate does not grow any more, or the time is over. */
    private void warmUp(Work work, List<Contender> contenders, Relay relay) {
        for (var name : List.of(Contender.SERVICE, Contender.GATEWAY)) {
            var contender = contenders.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            System.out.printf("%s, %s warms up:", work.title(), name);
            var warmth = new Warmth();
            for (int spent = 0; spent < warmUp && !warmth.isReached(); spent += Warmth.SECONDS) {
                relay.settle();
                var outcome = run(work, contender, mostConnections(), Warmth.SECONDS, "warm-" + spent);
                warmth.add(outcome.perSecond());
                System.out.printf(Locale.ROOT, " %,.0f", outcome.perSecond());
            }
            System.out.println("/s");
        }
    }

    private void measureRound(Work work, int round, List<Contender> contenders, Suite suite, Relay relay) {
        var order = new ArrayList<>(contenders);
        if (round % 2 == 0) {
            Collections.reverse(order);
        }
        for (int some : connections) {
            for (var contender : order) {
                if (contender.relaying()) {
                    relay.release();
                    relay.settle();
                } else {
                    relay.settle();
                    relay.hold();
                }
                var before = Usage.of(suite, SERVICE_PART);
                var outcome = run(work, contender, some, seconds, "" + round);
                var used = Usage.of(suite, SERVICE_PART).since(before);
                var cell = new Cell(work, some, contender.name(), outcome, used, memory(suite));
                cells.add(cell);
                System.out.printf(
                        Locale.ROOT,
                        "%s, round %d of %d, %d connection%s, %s: %,.0f/s%s%n",
                        work.title(),
                        round,
                        rounds,
                        some,
                        some == 1 ? "" : "s",
                        contender.name(),
                        outcome.perSecond(),
                        used.other() > Row.TOO_MUCH_OTHER ? ", disturbed" : "");
            }
        }
    }

    private Load.Outcome run(Work work, Contender contender, int some, int time, String round) {
        var cell = "%s.%s.%d.%s".formatted(work.script(), contender.name().replaceAll("\\W+", "-"), some, round);
        var outcome = contender.load().run(cell, some, time);
        if (work == Work.RECORD) {
            acknowledged.put(cell, outcome.requests() - outcome.failed());
        }
        return outcome;
    }

    /** Money: every payment that was acknowledged is there, and every plan adds up. */
    private List<String> check(Practices practices) {
        var wrong = new ArrayList<String>();
        var there = practices.paymentsByCell();
        acknowledged.forEach((cell, answered) -> {
            long kept = there.getOrDefault(cell, 0L);
            if (kept < answered) {
                wrong.add("%s: payments acknowledged %d, in the database %d".formatted(cell, answered, kept));
            }
        });
        var findings = practices.findings();
        findings.stream().limit(10).map(finding -> "verify-ledger: " + finding).forEach(wrong::add);
        System.out.printf(
                Locale.ROOT,
                "Payments acknowledged: %,d; missing in %d cells. Findings of verify-ledger: %d.%n",
                acknowledged.values().stream().mapToLong(Long::longValue).sum(),
                wrong.size() - Math.min(10, findings.size()),
                findings.size());
        return wrong;
    }

    private static Map<String, Long> memory(Suite suite) {
        var resident = new LinkedHashMap<String, Long>();
        Map.of(Usage.GATEWAY, GATEWAY_PART, Usage.SERVICE, SERVICE_PART, Usage.POSTGRES, POSTGRES_PART)
                .forEach((who, part) -> resident.put(
                        who,
                        suite.part(part)
                                .process()
                                .map(Memory::residentMebibytes)
                                .orElse(0L)));
        return resident;
    }

    private int mostConnections() {
        return Arrays.stream(connections).max().orElseThrow();
    }
}
