package org.molaris.local;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The part that is PostgreSQL. */
public final class PostgresPart extends Part {

    static final String NAME = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path folder;
    private final int port;
    private final String password;
    private final Consumer<LocalPostgres> prepare;
    private final Runnable changed;
    private volatile LocalPostgres server;

    PostgresPart(DataFolder data, int port, String password, Consumer<LocalPostgres> prepare, Runnable changed) {
        super(NAME, data.log(NAME));
        this.folder = data.postgres();
        this.port = port;
        this.password = password;
        this.prepare = prepare;
        this.changed = changed;
    }

    /** The server, for whoever wants to look into its databases. */
    public LocalPostgres server() {
        return server;
    }

    @Override
    public String url() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(server).flatMap(LocalPostgres::process);
    }

    @Override
    public boolean isReady() {
        return isRunning() && answers(port, password);
    }

    static boolean answers(int port, String password) {
        // A server that is halted keeps the connection and never answers.
        var url = LocalPostgres.jdbcUrl(port, "postgres") + "?loginTimeout=5&socketTimeout=5";
        try (var connection = DriverManager.getConnection(url, LocalPostgres.SUPERUSER, password)) {
            return connection.isValid((int) PATIENCE.toSeconds());
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    void begin() {
        server = LocalPostgres.durable(folder, port, password, log());
        changed.run();
        prepare.accept(server);
    }

    @Override
    void end() {
        LocalPostgres.stopLeftOver(folder, log());
    }

    @Override
    void endAtOnce() {
        process().ifPresent(postmaster -> {
            var backends = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            Processes.awaitEnd(postmaster, PATIENCE);
            // They notice by themselves, and hold the shared memory until then.
            backends.forEach(backend -> Processes.awaitEnd(backend, PATIENCE));
        });
    }

    @Override
    String howItEnded() {
        return "ended";
    }

    @Override
    boolean wasToldToEnd() {
        return false;
    }
}
