package org.molaris.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java program to be run as a process of its own. Secrets go by the environment, never by the command line. */
record JvmCommand(List<String> options, List<String> program, Map<String, String> environment) {

    private static final List<String> OF_EVERY_PART =
            List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-Xshare:auto");

    Process start(Path log) {
        var command = new ArrayList<>(List.of(java()));
        command.addAll(OF_EVERY_PART);
        command.addAll(options);
        command.addAll(program);
        var builder = new ProcessBuilder(Processes.shielded(command))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // glibc would keep an arena of memory for every few threads.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new LaunchException("A process could not be started: %s.".formatted(e.getMessage()), e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
