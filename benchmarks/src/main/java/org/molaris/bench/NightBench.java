package org.molaris.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.molaris.local.Futures;
import org.molaris.local.GatewayClient;
import org.molaris.local.Json;
import org.molaris.local.LaunchException;
import org.molaris.local.Suite;

/** The night by the service, clinic after clinic, beside one statement for all of them. */
final class NightBench {

    static final String BARE_SQL = "bare SQL";
    static final String NIGHT = "night";
    static final String AGAIN = "again";

    private static final String SERVICE_PART = "recall-service";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_ASKS = 200;
    private static final int MOST_WARM_UPS = 15;
    /** On the disk, with indexes and logs. */
    private static final long BYTES_OF_SERVER = 1_600_000_000;

    private static final long BYTES_OF_PATIENT = 1_700;
    private static final long BYTES_OF_VISIT = 420;

    private final Suite suite;
    private final Database database;
    private final RecallPractices practices;
    private final Relay relay;
    private final int visits;
    private final int rounds;
    private final List<NightCell> cells = new ArrayList<>();
    private final List<String> unsound = new ArrayList<>();
    private Chosen expected;

    NightBench(Suite suite, Database database, int visits, int rounds) {
        this.suite = suite;
        this.database = database;
        this.practices = new RecallPractices(database);
        this.relay = new Relay(suite, SERVICE_PART, database);
        this.visits = visits;
        this.rounds = rounds;
    }

    void measure(List<Integer> sizes) {
        relay.hold();
        boolean warm = false;
        for (int patients : sizes) {
            if (!fits(patients)) {
                continue;
            }
            System.out.printf(Locale.ROOT, "Making %,d patients with %d visits each%n", patients, visits);
            practices.fill(patients, visits);
            expected = chosenByBareSql();
            if (!warm) {
                warmUp(patients);
                warm = true;
            }
            for (int round = 1; round <= rounds; round++) {
                measureRound(patients, round);
            }
            NightTable.print(
                    NightRow.of(cells).stream()
                            .filter(row -> row.patients() == patients)
                            .toList(),
                    System.out);
        }
    }

    List<NightRow> rows() {
        return NightRow.of(cells);
    }

    /** Why the figures are worth nothing. */
    List<String> unsound() {
        return unsound;
    }

    private boolean fits(int patients) {
        long needed = BYTES_OF_SERVER + patients * (BYTES_OF_PATIENT + visits * BYTES_OF_VISIT);
        long free = free(suite.data().root());
        if (free < needed) {
            System.out.printf(
                    Locale.ROOT,
                    "%,d patients with %d visits each are left out: they need %,d MB, and %s has %,d.%n",
                    patients,
                    visits,
                    needed / 1_000_000,
                    suite.data().root(),
                    free / 1_000_000);
        }
        return free >= needed;
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until the service has compiled what it can: the nights do not get faster any more. */
    private void warmUp(int patients) {
        System.out.print("The night warms up:");
        var warmth = new Warmth();
        for (int turn = 0; turn < MOST_WARM_UPS && !warmth.isReached(); turn++) {
            practices.forgetTheNight();
            var night = run(patients, NIGHT);
            warmth.add(patients / night.seconds());
            System.out.printf(Locale.ROOT, " %,.0f", patients / night.seconds());
        }
        System.out.println(" patients/s");
    }

    private void measureRound(int patients, int round) {
        var order = new ArrayList<>(List.of(List.of(BARE_SQL), List.of(NIGHT, AGAIN)));
        if (round % 2 == 0) {
            Collections.reverse(order);
        }
        for (var contenders : order) {
            practices.forgetTheNight();
            for (var contender : contenders) {
                relay.settle();
                var cell = run(patients, contender);
                cells.add(cell);
                System.out.printf(
                        Locale.ROOT,
                        "%,d patients, round %d of %d, %s: %.2f s%s%n",
                        patients,
                        round,
                        rounds,
                        contender,
                        cell.seconds(),
                        cell.used().other() > Row.TOO_MUCH_OTHER ? ", disturbed" : "");
                practices
                        .chosen()
                        .differenceFrom(expected)
                        .map(difference ->
                                "%,d patients, round %d, %s: %s".formatted(patients, round, contender, difference))
                        .ifPresent(unsound::add);
            }
        }
    }

    private Chosen chosenByBareSql() {
        try (var connection = database.connect()) {
            practices.callBackByBareSql(connection);
            return practices.chosen();
        } catch (SQLException e) {
            throw database.failed(e);
        }
    }

    private NightCell run(int patients, String contender) {
        var service = suite.part(SERVICE_PART).process().orElseThrow();
        try (var connection = database.connect();
                var memory = new MemoryWatch(service)) {
            var work = contender.equals(BARE_SQL)
                    ? (Runnable) () -> practices.callBackByBareSql(connection)
                    : theService();
            var before = Usage.of(suite, SERVICE_PART);
            long began = System.nanoTime();
            work.run();
            double seconds = (System.nanoTime() - began) / 1e9;
            var used = Usage.of(suite, SERVICE_PART).since(before);
            return new NightCell(
                    patients, contender, seconds, expected.contacts(), used, memory.before(), memory.most());
        } catch (SQLException e) {
            throw database.failed(e);
        }
    }

    /** Asked for one campaign after the other, with a passport of each clinic. */
    private Runnable theService() {
        var url = suite.part(SERVICE_PART).url();
        var calls = practices.campaigns().stream()
                .map(campaign -> {
                    var passport = Passports.of(suite, campaign.clinicId(), "owner@bench");
                    var owner = new GatewayClient(url, passport, PATIENCE);
                    return (Runnable) () -> call(owner, campaign.id());
                })
                .toList();
        return () -> calls.forEach(Runnable::run);
    }

    /** A night that takes long is answered before it has ended: it is asked for until it has. */
    private static void call(GatewayClient owner, String campaign) {
        var path = "/api/dental/recall-campaigns/%s/run".formatted(campaign);
        for (int ask = 0; ask < MOST_ASKS; ask++) {
            if (Futures.await(owner.post(path, Json.object(), null))
                    .path("finished")
                    .asBoolean()) {
                return;
            }
        }
        throw new LaunchException("The night of campaign %s does not end.".formatted(campaign));
    }
}
