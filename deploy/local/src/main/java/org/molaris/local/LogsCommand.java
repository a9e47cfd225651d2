package org.molaris.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./molaris logs}: the last lines of one part's log, or of all of them. */
@Command(name = "logs", description = "Show the last lines of the logs.")
final class LogsCommand implements Callable<Integer> {

    private static final long POLL_MILLIS = 200;

    @Mixin
    private OnData on;

    @Parameters(arity = "0..1", paramLabel = "PART", description = "A part's name; all when none is given.")
    private String part;

    @Option(names = "-f", description = "Go on as lines come.")
    private boolean follow;

    @Option(names = "-n", paramLabel = "LINES", defaultValue = "100", description = "How many (${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var logs = new LinkedHashMap<String, Follower>();
        for (var name : names()) {
            logs.put(
                    part == null ? "%-16s | ".formatted(name) : "",
                    Follower.ofTail(on.folder().log(name), lines));
        }
        print(logs);
        while (follow && !System.out.checkError()) {
            Thread.sleep(POLL_MILLIS);
            print(logs);
        }
        return 0;
    }

    private List<String> names() {
        var names = new ArrayList<>(Wiring.partNames(
                RunState.of(on.folder()).map(state -> state.ports().keySet()).orElse(Set.of())));
        names.add(0, Background.LAUNCHER_LOG);
        for (var extra : List.of(Keycloak.NAME, Prometheus.NAME)) {
            if (Files.exists(on.folder().log(extra))) {
                names.add(extra);
            }
        }
        if (part == null) {
            return names;
        }
        if (!names.contains(part)) {
            throw new LaunchException(
                    "There is no part named %s; there are %s.".formatted(part, String.join(", ", names)));
        }
        if (!Files.exists(on.folder().log(part)) && !follow) {
            throw new LaunchException("There is no log of %s yet.".formatted(part));
        }
        return List.of(part);
    }

    private static void print(Map<String, Follower> logs) throws IOException {
        for (var log : logs.entrySet()) {
            log.getValue().copyTo(System.out, log.getKey());
        }
    }
}
