package org.molaris.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The nights as a person reads them. */
final class NightTable {

    private NightTable() {}

    /** Those over as many patients. */
    static void print(List<NightRow> rows, PrintStream output) {
        output.printf(
                Locale.ROOT,
                "%nNight over %,d patients, %,d called back: CPU in seconds, resident MiB of recall-service%n"
                        + "%-10s %22s %11s %11s %6s %7s | %7s %8s %5s | %6s %5s | %5s%n",
                rows.get(0).patients(),
                rows.get(0).contacts(),
                "",
                "seconds (min-max)",
                "contacts/s",
                "patients/s",
                "ratio",
                "growth",
                "service",
                "postgres",
                "rest",
                "before",
                "most",
                "other");
        rows.forEach(row -> line(row, output));
        output.println();
    }

    private static void line(NightRow row, PrintStream output) {
        output.printf(
                Locale.ROOT,
                "%-10s %22s %,11.0f %,11.0f %6.2f %7.2f | %7.2f %8.2f %5.2f | %6.0f %5d | %4.0f%%%s%n",
                row.contender(),
                String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", row.seconds(), row.secondsMin(), row.secondsMax()),
                row.contactsPerSecond(),
                row.patientsPerSecond(),
                row.ratio(),
                row.growth(),
                row.cpuSeconds().get(Usage.SERVICE),
                row.cpuSeconds().get(Usage.POSTGRES),
                row.cpuSeconds().get(Usage.REST),
                row.residentBefore(),
                row.residentMost(),
                row.other() * 100,
                row.isDisturbed() ? " disturbed" : "");
    }
}
