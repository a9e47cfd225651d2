package org.molaris.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.molaris.local.LaunchException;
import org.molaris.local.Part;
import org.molaris.local.Suite;

/**
 * CPU time used so far.
 *
 * @param seconds by who used them: {@link #GATEWAY}, {@link #SERVICE}, {@link #POSTGRES}, {@link #PROXY}, {@link #UPSTREAM},
 *     {@link #LOAD}, and {@link #REST}, which is what else was started, with Kafka and the consumers, and this program
 * @param machine by everybody
 */
record Usage(Map<String, Double> seconds, double machine, long atNanos) {

    static final String GATEWAY = "gateway";
    static final String SERVICE = "service";
    static final String POSTGRES = "postgres";
    static final String PROXY = "proxy";
    static final String UPSTREAM = "upstream";
    static final String LOAD = "load";
    static final String REST = "rest";

    /** What Linux counts in, on every machine of today. */
    private static final double TICKS_PER_SECOND = 100;

    private static final double NANOS_PER_SECOND = 1e9;

    /** Where /proc/PID/stat has its own time and that of children which have ended, counted after the name. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int LAST_OF_MACHINE = 7;

    /** With the name of the service that is measured. */
    static Usage of(Suite suite, String service) {
        var processes = new LinkedHashMap<String, List<ProcessHandle>>();
        for (var part : suite.parts()) {
            var some = processes.computeIfAbsent(roleOf(part, service), none -> new ArrayList<>());
            part.process().ifPresent(some::add);
        }
        return of(processes);
    }

    /** Of some processes and their children, by what they are here. */
    static Usage of(Map<String, List<ProcessHandle>> processes) {
        var seconds = new LinkedHashMap<String, Double>();
        processes.forEach((who, some) ->
                seconds.put(who, some.stream().mapToDouble(Usage::used).sum()));
        long here = ProcessHandle.current().pid();
        // The parts are children too, but have not ended.
        seconds.put(LOAD, ticks(here, CHILDREN_USER, CHILDREN_SYSTEM));
        seconds.merge(REST, ticks(here, USER, SYSTEM), Double::sum);
        return new Usage(seconds, machineSeconds(), System.nanoTime());
    }

    /** What was used since then. */
    Usage since(Usage before) {
        var used = new LinkedHashMap<String, Double>();
        seconds.forEach((who, now) -> used.put(who, now - before.seconds.getOrDefault(who, 0.0)));
        return new Usage(used, machine - before.machine, atNanos - before.atNanos);
    }

    /** Of all that the machine could have done, the share that went to nobody named here. */
    double other() {
        double ours = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        double possible = atNanos / NANOS_PER_SECOND * Runtime.getRuntime().availableProcessors();
        return Math.max(0, machine - ours) / possible;
    }

    /** The cores that the suite kept busy. */
    double coresOfSuite() {
        return (seconds.values().stream().mapToDouble(Double::doubleValue).sum() - seconds.get(LOAD))
                / (atNanos / NANOS_PER_SECOND);
    }

    private static String roleOf(Part part, String service) {
        if (part.name().equals(service)) {
            return SERVICE;
        }
        return switch (part.name()) {
            case "gateway" -> GATEWAY;
            case "postgres" -> POSTGRES;
            default -> REST;
        };
    }

    /** PostgreSQL is one process for each connection: those that run, and those that it has seen the end of. */
    private static double used(ProcessHandle parent) {
        return Stream.concat(Stream.of(parent), parent.descendants())
                .mapToDouble(process -> ticks(process.pid(), USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM))
                .sum();
    }

    private static double ticks(long pid, int... columns) {
        var stat = read(Path.of("/proc", "" + pid, "stat"));
        if (stat.isEmpty()) {
            return 0;
        }
        var line = stat.get();
        var values = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        double all = 0;
        for (int column : columns) {
            all += Long.parseLong(values[column]);
        }
        return all / TICKS_PER_SECOND;
    }

    /** Everything but idling and waiting for the disk; also what the host took away. */
    private static double machineSeconds() {
        var line = read(Path.of("/proc", "stat"))
                .orElseThrow(() -> new LaunchException("/proc/stat cannot be read."))
                .lines()
                .findFirst()
                .orElseThrow();
        var values = line.replaceFirst("cpu +", "").split(" ", -1);
        double all = 0;
        for (int i = 0; i <= LAST_OF_MACHINE; i++) {
            all += i == IDLE || i == WAITING ? 0 : Long.parseLong(values[i]);
        }
        return all / TICKS_PER_SECOND;
    }

    private static Optional<String> read(Path file) {
        try (var lines = Files.lines(file, US_ASCII)) {
            return Optional.of(lines.collect(Collectors.joining("\n")));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }
}
