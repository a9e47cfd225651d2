package org.molaris.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A part that is a Java process: a service, the gateway, Kafka. */
final class ProcessPart extends Part {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Supplier<JvmCommand> command;
    private final String url;
    private final URI readiness;
    private final Runnable changed;
    private volatile Process process;

    ProcessPart(String name, Path log, String url, int readinessPort, Supplier<JvmCommand> command, Runnable changed) {
        super(name, log);
        this.command = command;
        this.url = url;
        this.readiness = readinessOf(readinessPort);
        this.changed = changed;
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
        process = command.get().start(log());
        changed.run();
    }

    @Override
    void end() {
        if (process != null) {
            process.destroy();
            if (!Processes.awaitEnd(process.toHandle(), PATIENCE)) {
                endAtOnce();
            }
        }
    }

    @Override
    void endAtOnce() {
        if (process != null) {
            process.destroyForcibly();
            Processes.awaitEnd(process.toHandle(), PATIENCE);
        }
    }

    @Override
    String howItEnded() {
        return "ended with exit code " + process.onExit().join().exitValue();
    }
}
