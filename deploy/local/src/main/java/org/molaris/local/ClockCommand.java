package org.molaris.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./molaris clock}: shows what time it is for the services, or moves it forward. */
@Command(
        name = "clock",
        description = "Show the clock of the services, or move it forward: schedules run, tokens expire as before.")
final class ClockCommand implements Callable<Integer> {

    @Mixin
    private OnData on;

    @Parameters(
            arity = "0..1",
            paramLabel = "TIME",
            description = "2026-12-01T00:00 (at the demo clinic, or with an offset), or how far on: +3d, +9h, PT90M.")
    private String wanted;

    @Override
    public Integer call() {
        var clock = SuiteClock.of(RunningSuite.on(on.folder()).data());
        if (wanted != null) {
            clock.advance(wanted);
        }
        System.out.printf("The clock shows %s.%n", clock.sentence());
        if (wanted != null) {
            System.out.println("The services follow within half a second, and their next round, within a minute or so,"
                    + " does what has fallen due.");
        }
        return 0;
    }
}
