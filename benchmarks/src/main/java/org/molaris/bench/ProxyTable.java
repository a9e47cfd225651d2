package org.molaris.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The proxies as a person reads of them. */
final class ProxyTable {

    private ProxyTable() {}

    static void print(List<ProxyRow> rows, PrintStream output) {
        rows.stream().map(ProxyRow::connections).distinct().sorted().forEach(some -> {
            head(some, output);
            rows.stream().filter(row -> row.connections() == some).forEach(row -> line(row, output));
        });
        output.println();
    }

    private static void head(int connections, PrintStream output) {
        output.printf(
                Locale.ROOT,
                "%n%d connection%s: rate, delay, CPU µs a request, resident MiB%n"
                        + "%-22s %26s %10s %8s %8s %8s | %6s %8s %5s %5s | %6s | %5s%n",
                connections,
                connections == 1 ? "" : "s",
                "",
                "requests/s (min-max)",
                "gateway is",
                "p50 ms",
                "p99 ms",
                "added ms",
                "proxy",
                "upstream",
                "load",
                "rest",
                "memory",
                "other");
    }

    private static void line(ProxyRow row, PrintStream output) {
        var marks = (row.isDisturbed() ? " disturbed" : "") + (row.failed() > 0 ? " failed " + row.failed() : "");
        output.printf(
                Locale.ROOT,
                "%-22s %26s %10.2f %8.2f %8.2f %8.2f | %6.0f %8.0f %5.0f %5.0f | %6d | %4.0f%%%s%n",
                row.proxy().title(),
                String.format(
                        Locale.ROOT, "%,.0f (%,.0f-%,.0f)", row.perSecond(), row.perSecondMin(), row.perSecondMax()),
                row.gatewayIs(),
                row.p50Millis(),
                row.p99Millis(),
                row.addedMillis(),
                row.cpuMicros().get(Usage.PROXY),
                row.cpuMicros().get(Usage.UPSTREAM),
                row.cpuMicros().get(Usage.LOAD),
                row.cpuMicros().get(Usage.REST),
                row.residentMost(),
                row.other() * 100,
                marks);
    }
}
