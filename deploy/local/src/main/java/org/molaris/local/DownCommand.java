package org.molaris.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./molaris down}: stops everything that runs on the data folder. */
@Command(name = "down", description = "Stop the suite.")
final class DownCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Mixin
    private OnData on;

    @Override
    public Integer call() {
        var data = on.folder();
        if (!data.isOurs()) {
            System.out.println("Molaris does not run on %s.".formatted(data.root()));
            return 0;
        }
        Optional<ProcessHandle> launcher =
                RunState.of(data).map(RunState::launcher).flatMap(ProcessIdentity::process);
        launcher.ifPresent(DownCommand::stop);
        if (LeftOvers.exist(data)) {
            LeftOvers.stop(data);
        } else if (launcher.isEmpty()) {
            System.out.println("Molaris does not run on %s.".formatted(data.root()));
            return 0;
        }
        System.out.println("Molaris is stopped; its data stays in %s.".formatted(data.root()));
        return 0;
    }

    private static void stop(ProcessHandle launcher) {
        launcher.destroy();
        if (!Processes.awaitEnd(launcher, PATIENCE)) {
            throw new LaunchException("The launcher, process %d, does not stop within %d s."
                    .formatted(launcher.pid(), PATIENCE.toSeconds()));
        }
    }
}
