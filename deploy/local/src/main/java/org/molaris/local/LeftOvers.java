package org.molaris.local;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a launcher that was killed has left running. Only processes that it started are ever signalled. */
final class LeftOvers {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private LeftOvers() {}

    /** Whether anything that belongs to the folder still runs. */
    static boolean exist(DataFolder data) {
        return !of(data, name -> true).isEmpty()
                || Postmaster.of(data.postgres()).isPresent();
    }

    /** Stops the gateway and the services, then Kafka, then PostgreSQL. */
    static void stop(DataFolder data) {
        end(of(data, name -> !name.equals(Wiring.KAFKA)));
        end(of(data, name -> name.equals(Wiring.KAFKA)));
        LocalPostgres.stopLeftOver(data.postgres(), data.log(PostgresPart.NAME));
    }

    private static List<ProcessHandle> of(DataFolder data, Predicate<String> names) {
        return RunState.of(data).stream()
                .flatMap(state -> state.processes().entrySet().stream())
                .filter(entry -> names.test(entry.getKey()) && !entry.getKey().equals(PostgresPart.NAME))
                .map(entry -> entry.getValue().process())
                .flatMap(Optional::stream)
                .toList();
    }

    private static void end(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroy);
        for (var process : processes) {
            if (!Processes.awaitEnd(process, PATIENCE)) {
                process.destroyForcibly();
                Processes.awaitEnd(process, PATIENCE);
            }
        }
    }
}
