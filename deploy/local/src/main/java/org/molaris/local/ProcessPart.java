package org.molaris.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A part that is a process: a service, the gateway, Kafka, Keycloak, Prometheus. */
final class ProcessPart extends Part {

    private static final Duration END = Duration.ofSeconds(20);

    /** What the JVM and others end with after SIGTERM. */
    private static final int TERMINATED = 143;

    private final Function<Path, Process> command;
    private final String url;
    private final URI readiness;
    private final Runnable changed;
    private volatile Process process;

    ProcessPart(String name, Path log, String url, int readinessPort, Supplier<JvmCommand> command, Runnable changed) {
        this(
                name,
                log,
                PATIENCE,
                url,
                readinessOf(readinessPort),
                to -> command.get().start(to),
                changed);
    }

    /**
     * A part.
     *
     * @param patience how long it may take to be ready
     * @param readiness what answers 200 when it is
     * @param command starts it, with its log in the file
     */
    ProcessPart(
            String name,
            Path log,
            Duration patience,
            String url,
            URI readiness,
            Function<Path, Process> command,
            Runnable changed) {
        super(name, log, patience);
        this.command = command;
        this.url = url;
        this.readiness = readiness;
        this.changed = changed;
    }

    /** Where it answers that it is ready, and with its metrics: not always where it is reached. */
    String management() {
        return readiness.getAuthority();
    }

    static URI readinessOf(int port) {
        return URI.create("http://127.0.0.1:" + port + KafkaProcess.READINESS);
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).map(Process::toHandle).filter(Processes::isRunning);
    }

    @Override
    public boolean isReady() {
        return isRunning() && Http.answers(readiness);
    }

    @Override
    void begin() {
        process = command.apply(log());
        changed.run();
    }

    @Override
    void end() {
        if (process != null) {
            process.destroy();
            if (!Processes.awaitEnd(process.toHandle(), END)) {
                endAtOnce();
            }
        }
    }

    @Override
    void endAtOnce() {
        if (process != null) {
            process.destroyForcibly();
            Processes.awaitEnd(process.toHandle(), END);
        }
    }

    @Override
    String howItEnded() {
        return "ended with exit code " + exitCode();
    }

    @Override
    boolean wasToldToEnd() {
        return exitCode() == TERMINATED;
    }

    private int exitCode() {
        return process.onExit().join().exitValue();
    }
}
