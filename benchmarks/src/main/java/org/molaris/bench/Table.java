package org.molaris.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The figures as a person reads them. */
final class Table {

    private Table() {}

    static void print(List<Row> rows, PrintStream output) {
        Row before = null;
        for (var row : rows.stream()
                .sorted((one, other) -> Integer.compare(one.connections(), other.connections()))
                .toList()) {
            if (before == null || before.connections() != row.connections()) {
                head(row, output);
            }
            line(row, output);
            before = row;
        }
    }

    private static void head(Row row, PrintStream output) {
        var title = "%s, %d connection%s: rate, delay, CPU µs a request, resident MiB"
                .formatted(row.work().title(), row.connections(), row.connections() == 1 ? "" : "s");
        output.printf(
                Locale.ROOT,
                "%n%s%n%-18s %25s %6s %8s %8s | %7s %7s %8s %5s %5s | %7s %7s | %5s%n",
                title,
                "",
                "requests/s (min-max)",
                "ratio",
                "p50 ms",
                "p99 ms",
                "gateway",
                "service",
                "postgres",
                "load",
                "rest",
                "gateway",
                "service",
                "other");
    }

    private static void line(Row row, PrintStream output) {
        var marks = (row.isDisturbed() ? " disturbed" : "") + (row.failed() > 0 ? " failed " + row.failed() : "");
        output.printf(
                Locale.ROOT,
                "%-18s %25s %6.2f %8.2f %8.2f | %7.0f %7.0f %8.0f %5.0f %5.0f | %7.0f %7.0f | %4.0f%%%s%n",
                row.contender(),
                String.format(
                        Locale.ROOT, "%,.0f (%,.0f-%,.0f)", row.perSecond(), row.perSecondMin(), row.perSecondMax()),
                row.ratio(),
                row.p50Millis(),
                row.p99Millis(),
                row.cpuMicros().get(Usage.GATEWAY),
                row.cpuMicros().get(Usage.SERVICE),
                row.cpuMicros().get(Usage.POSTGRES),
                row.cpuMicros().get(Usage.LOAD),
                row.cpuMicros().get(Usage.REST),
                row.residentMebibytes().get(Usage.GATEWAY),
                row.residentMebibytes().get(Usage.SERVICE),
                row.other() * 100,
                marks);
    }
}
