package org.molaris.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.molaris.local.LaunchException;

/** The load generators, programs of the PATH. */
final class Programs {

    static final String WRK = "wrk";
    static final String PGBENCH = "pgbench";
    static final String NGINX = "nginx";
    static final String HAPROXY = "haproxy";

    private static final int PATIENCE_SECONDS = 60;

    private Programs() {}

    /** Names the packages of what is missing. */
    static void mustBeThere(String... programs) {
        var missing = Stream.of(programs).filter(program -> !isOnPath(program)).toList();
        if (!missing.isEmpty()) {
            throw new LaunchException(
                    "The benchmark needs %s on the PATH; on Debian and Ubuntu wrk is in the package wrk, pgbench in postgresql, nginx in nginx."
                            .formatted(String.join(" and ", missing)));
        }
        if (!Files.isReadable(Path.of("/proc/stat"))) {
            throw new LaunchException("The benchmark reads what processes use from /proc, which only Linux has.");
        }
    }

    static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** What a program prints; it must end well within a minute after its time. */
    static String run(List<String> command, Map<String, String> environment, Path folder, int seconds) {
        var output = folder.resolve(command.get(0) + ".out");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            boolean ended = process.waitFor(seconds + PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            var said = Files.readString(output, UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new LaunchException(
                        "%s %s: %s".formatted(command.get(0), ended ? "failed" : "does not end", said.strip()));
            }
            return said;
        } catch (IOException e) {
            throw new LaunchException("%s cannot be run: %s.".formatted(command.get(0), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }

    /** A file that a program reads, from those that this one carries. */
    static String resource(String name) {
        try (var file = Programs.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new LaunchException("The file %s cannot be read.".formatted(name), e);
        }
    }
}
