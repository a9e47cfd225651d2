package org.molaris.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.molaris.local.LaunchException;

/**
 * PostgreSQL itself, by pgbench: the same work, statement by statement, as the application role, from one thread.
 *
 * @param environment where the database is and who asks, in the variables of PostgreSQL's programs
 * @param clinics their ids; each has its turn
 */
record Pgbench(Work work, Map<String, String> environment, List<String> clinics, int plans, Path folder)
        implements Load {

    private static final Pattern PER_SECOND = Pattern.compile("tps = ([\\d.]+)");
    private static final Pattern REQUESTS = Pattern.compile("transactions actually processed: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("failed transactions: (\\d+)");
    private static final String LOG = "transactions";
    private static final int MICROS_COLUMN = 2;
    private static final double MICROS_PER_MILLI = 1_000;

    @Override
    public Outcome run(String cell, int connections, int seconds) {
        var command = new ArrayList<>(List.of(Programs.PGBENCH, "--no-vacuum", "--protocol", "prepared"));
        command.addAll(List.of("--client", "" + connections, "--jobs", "1", "--time", "" + seconds));
        command.addAll(List.of("--log", "--log-prefix", LOG));
        command.addAll(List.of("--define", "plans=" + plans, "--define", "clinics=" + clinics.size()));
        command.addAll(List.of("--define", "sent=0"));
        for (int i = 0; i < clinics.size(); i++) {
            command.addAll(List.of("--file", write(i, cell)));
        }
        try {
            var said = Programs.run(command, environment, folder, seconds);
            return read(said, latencies());
        } finally {
            deleteLogs();
        }
    }

    static Outcome read(String said, long[] micros) {
        Arrays.sort(micros);
        return new Outcome(
                Long.parseLong(found(REQUESTS, said)),
                Double.parseDouble(found(PER_SECOND, said)),
                quantile(micros, 0.50),
                quantile(micros, 0.99),
                Long.parseLong(found(FAILED, said)));
    }

    /** The script for one clinic. */
    private String write(int clinic, String cell) {
        var script = Programs.resource(work.script() + ".sql")
                .replace("{clinic}", clinics.get(clinic))
                .replace("{cell}", cell)
                .replace(":clinic\n", clinic + "\n");
        try {
            return Files.writeString(folder.resolve("%s-%d.sql".formatted(work.script(), clinic)), script)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long[] latencies() {
        var all = LongStream.builder();
        forEachLog(log -> {
            try (var lines = Files.lines(log)) {
                lines.map(line -> line.split(" ", -1)[MICROS_COLUMN])
                        .filter(column -> column.matches("\\d+"))
                        .forEach(column -> all.add(Long.parseLong(column)));
            }
        });
        return all.build().toArray();
    }

    private void deleteLogs() {
        forEachLog(Files::delete);
    }

    private void forEachLog(OnFile task) {
        try (var logs = Files.newDirectoryStream(folder, LOG + ".*")) {
            for (var log : logs) {
                task.run(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double quantile(long[] sorted, double share) {
        if (sorted.length == 0) {
            throw new LaunchException("pgbench has logged no transaction.");
        }
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))] / MICROS_PER_MILLI;
    }

    private static String found(Pattern pattern, String said) {
        var found = pattern.matcher(said);
        if (!found.find()) {
            throw new LaunchException("What pgbench printed is not understood: " + said.strip());
        }
        return found.group(1);
    }

    private interface OnFile {
        void run(Path file) throws IOException;
    }
}
