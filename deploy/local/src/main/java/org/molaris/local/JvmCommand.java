package org.molaris.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
        // glibc would keep an arena of memory for every few threads.
        var variables = new HashMap<>(Map.of("MALLOC_ARENA_MAX", "2"));
        variables.putAll(environment);
        return new NativeCommand(command, variables).start(log);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
