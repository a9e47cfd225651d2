package org.molaris.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./molaris status}: a line for each part; exit code 0 only when all is ready. */
@Command(name = "status", description = "Show what runs; exit code 0 when all is ready.")
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private OnData on;

    @Override
    public Integer call() {
        var suite = RunningSuite.on(on.folder());
        var parts = suite.parts();
        System.out.printf("%-18s %8s %7s %-9s %s%n", "PART", "PID", "PORT", "STATE", "MEMORY");
        for (var part : parts) {
            System.out.printf(
                    "%-18s %8s %7s %-9s %s%n",
                    part.name(),
                    part.pid() == null ? "-" : part.pid(),
                    part.port() == 0 ? "-" : part.port(),
                    part.ready() ? "ready" : part.pid() == null ? "stopped" : "not ready",
                    part.pid() == null ? "-" : part.mebibytes() + " MiB");
        }
        boolean ready = suite.state().phase() == RunState.Phase.READY
                && parts.stream().allMatch(RunningSuite.PartStatus::ready);
        System.out.println(
                ready
                        ? "Ready at %s".formatted(suite.access().gateway())
                        : "Not ready; the logs are in " + suite.data().logs());
        return ready ? 0 : 1;
    }
}
