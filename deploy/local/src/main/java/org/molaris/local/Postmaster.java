package org.molaris.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The server process that a PostgreSQL data folder names, if it is really that folder's server. */
record Postmaster(ProcessHandle process) {

    static Optional<Postmaster> of(Path folder) {
        return named(folder).filter(process -> serves(process, folder)).map(Postmaster::new);
    }

    /**
     * Removes the pid file of a server that is gone when its pid belongs to a program now that is no PostgreSQL, which
     * would take it for a server of its own and refuse to start.
     */
    static void forgetForeign(Path folder) {
        if (named(folder).filter(process -> !isPostgres(process)).isPresent()) {
            try {
                Files.deleteIfExists(pidFile(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Optional<ProcessHandle> named(Path folder) {
        try (var lines = Files.lines(pidFile(folder))) {
            return lines.findFirst()
                    .map(String::trim)
                    .filter(line -> line.matches("\\d{1,18}"))
                    .map(Long::valueOf)
                    .flatMap(ProcessHandle::of)
                    .filter(Processes::isRunning);
        } catch (IOException noServer) {
            return Optional.empty();
        }
    }

    private static boolean serves(ProcessHandle process, Path folder) {
        return isPostgres(process)
                && process.info()
                        .arguments()
                        .map(arguments -> Arrays.stream(arguments).anyMatch(argument -> names(argument, folder)))
                        .orElse(true);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
    }

    private static boolean names(String argument, Path folder) {
        try {
            return Files.isSameFile(Path.of(argument), folder);
        } catch (IOException noSuchFile) {
            return false;
        }
    }

    private static Path pidFile(Path folder) {
        return folder.resolve("postmaster.pid");
    }
}
