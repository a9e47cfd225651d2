package org.molaris.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program to be run as a process of its own. Secrets go by the environment, never by the command line. */
record NativeCommand(List<String> command, Map<String, String> environment) {

    Process start(Path log) {
        var builder = new ProcessBuilder(Processes.shielded(command))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new LaunchException("A process could not be started: %s.".formatted(e.getMessage()), e);
        }
    }
}
