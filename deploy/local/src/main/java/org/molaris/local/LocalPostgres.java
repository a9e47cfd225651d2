package org.molaris.local;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * A real PostgreSQL on the loopback address, run from Maven artefacts. Nobody gets in without a password, not even while
 * the cluster is being made.
 */
public final class LocalPostgres implements AutoCloseable {

    /** The superuser of every cluster. */
    public static final String SUPERUSER = "postgres";

    private static final String HOST = "127.0.0.1";
    private static final String STOP_ORDERLY = "fast";
    private static final String STOP_AT_ONCE = "immediate";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Path log;
    private final int port;
    private final String password;
    private final Map<String, String> settings;
    private final boolean deletedAfterwards;

    private LocalPostgres(
            Path folder, Path log, int port, String password, Map<String, String> settings, boolean deletedAfterwards) {
        this.folder = folder;
        this.log = log;
        this.port = port == 0 ? Ports.free() : port;
        this.password = password;
        this.settings = settings;
        this.deletedAfterwards = deletedAfterwards;
    }

    /** A PostgreSQL that keeps what it has committed, whatever happens to the machine; its log is beside its data. */
    public static LocalPostgres durable(Path folder, int port, String password) {
        return durable(folder, port, password, folder.resolveSibling(folder.getFileName() + ".log"));
    }

    /** A PostgreSQL that keeps what it has committed, whatever happens to the machine. Port 0 is any free one. */
    public static LocalPostgres durable(Path folder, int port, String password, Path log) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        if (PostgresBinaries.isMac()) {
            // There, fsync alone leaves what was written in the disk's own memory.
            settings.put("wal_sync_method", "fsync_writethrough");
        }
        settings.put("max_connections", "100");
        var postgres = new LocalPostgres(folder.toAbsolutePath(), log, port, password, settings, false);
        postgres.stopLeftOver();
        postgres.makeCluster(List.of());
        postgres.start();
        return postgres;
    }

    /** A PostgreSQL for tests: fast, in a folder of its own, gone when closed or when this JVM ends. */
    public static LocalPostgres throwAway() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("fsync", "off");
        settings.put("synchronous_commit", "off");
        settings.put("full_page_writes", "off");
        settings.put("max_connections", "200");
        // Every connection of a test proves that it knows the password; this is how often it would have to stir it.
        settings.put("scram_iterations", "1");
        var home = ThrowAway.folder();
        var postgres =
                new LocalPostgres(ThrowAway.data(home), ThrowAway.log(home), 0, Passwords.word(), settings, true);
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "postgres-stop"));
        postgres.makeCluster(List.of("--no-sync", "--set", "scram_iterations=1"));
        postgres.start();
        return postgres;
    }

    public String host() {
        return HOST;
    }

    public int port() {
        return port;
    }

    /** The superuser's password. */
    public String password() {
        return password;
    }

    /** Where the server writes its log. */
    public Path log() {
        return log;
    }

    /** The server's process while it runs. */
    public Optional<ProcessHandle> process() {
        return Postmaster.of(folder).map(Postmaster::process);
    }

    public String jdbcUrl(String database) {
        return jdbcUrl(port, database);
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(HOST, port, database);
    }

    /** A connection as the superuser. */
    public Connection connect(String database) throws SQLException {
        return connect(database, SUPERUSER, password);
    }

    /** A connection as a role of one's choice. */
    public Connection connect(String database, String role, String rolePassword) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), role, rolePassword);
    }

    /** Stops and starts again on the same port, as an administrator would. */
    public void restart() {
        stop(STOP_ORDERLY);
        start();
    }

    @Override
    public synchronized void close() {
        if (deletedAfterwards) {
            if (Files.exists(folder)) {
                stop(STOP_AT_ONCE);
            }
            Folders.delete(folder.getParent());
        } else {
            stop(STOP_ORDERLY);
        }
    }

    /** Stops a server of this folder that outlived whoever started it. */
    static void stopLeftOver(Path folder, Path log) {
        new LocalPostgres(folder.toAbsolutePath(), log, 1, "", Map.of(), false).stopLeftOver();
    }

    private void stopLeftOver() {
        if (Postmaster.of(folder).isPresent()) {
            stop(STOP_ORDERLY);
        } else {
            Postmaster.forgetForeign(folder);
        }
    }

    private void makeCluster(List<String> options) {
        if (!Folders.isMissingOrEmpty(folder)) {
            if (!Files.exists(folder.resolve("PG_VERSION"))) {
                throw new LaunchException(
                        "The folder %s is not a PostgreSQL data folder, or is damaged.".formatted(folder));
            }
            return;
        }
        // Made under another name and then renamed: a cluster that is there is a whole one.
        var making = folder.resolveSibling(folder.getFileName() + ".making");
        Folders.delete(making);
        Folders.delete(folder);
        Folders.privateFolder(folder.getParent());
        var passwordFile = folder.resolveSibling(folder.getFileName() + ".password");
        Folders.writePrivate(passwordFile, password + "\n");
        try {
            var arguments = new ArrayList<>(List.of("-D", making.toString(), "-U", SUPERUSER));
            arguments.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile, "--encoding=UTF8"));
            // The same order and the same lower case on every machine, and messages in English.
            arguments.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            arguments.addAll(options);
            if (run("initdb", arguments) != 0) {
                throw new LaunchException("PostgreSQL's data folder could not be made; see %s.".formatted(log));
            }
            Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deleteQuietly(passwordFile);
        }
    }

    private void start() {
        long logged = size(log);
        var options = new StringBuilder("-p ").append(port);
        var all = new LinkedHashMap<String, String>();
        all.put("listen_addresses", host());
        all.put("unix_socket_directories", "");
        all.put("timezone", "UTC");
        all.put("shared_buffers", "64MB");
        all.put("jit", "off");
        all.putAll(settings);
        all.forEach(
                (name, value) -> options.append(" -c ").append(name).append('=').append(value));
        int exit = run(
                "pg_ctl",
                List.of(
                        "start",
                        "-w",
                        "-s",
                        "-t",
                        "60",
                        "-D",
                        folder.toString(),
                        "-l",
                        log.toString(),
                        "-o",
                        "" + options));
        if (exit != 0) {
            throw new LaunchException(
                    "PostgreSQL does not start on %s%s; see %s.".formatted(folder, reason(logged), log));
        }
    }

    private void stop(String mode) {
        var server = process();
        if (server.isEmpty()) {
            return;
        }
        run("pg_ctl", List.of("stop", "-w", "-s", "-t", "60", "-m", mode, "-D", folder.toString()));
        if (!Processes.awaitEnd(server.get(), PATIENCE)) {
            throw new LaunchException("PostgreSQL on %s does not stop; see %s.".formatted(folder, log));
        }
    }

    private int run(String program, List<String> arguments) {
        var builder =
                new ProcessBuilder(Processes.shielded(PostgresBinaries.get().command(program, arguments)));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            // Never given up half-way: a server that starts unobserved would be nobody's to stop.
            return builder.start()
                    .onExit()
                    .orTimeout(2 * PATIENCE.toSeconds(), SECONDS)
                    .join()
                    .exitValue();
        } catch (CompletionException e) {
            throw new LaunchException("PostgreSQL's %s does not end; see %s.".formatted(program, log), e);
        } catch (IOException e) {
            throw new LaunchException("PostgreSQL's %s cannot be run: %s.".formatted(program, e.getMessage()), e);
        }
    }

    private String reason(long logged) {
        try (var content = Files.newByteChannel(log)) {
            content.position(logged);
            var bytes = Channels.newInputStream(content).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                    .reduce((earlier, later) -> earlier)
                    .map(line -> ": " + line.replaceFirst(".*(FATAL|PANIC): +", ""))
                    .orElse("");
        } catch (IOException noLog) {
            return "";
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException missing) {
            return 0;
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
