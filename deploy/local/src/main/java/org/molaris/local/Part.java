package org.molaris.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One running part of the suite, which can be stopped, killed and started on its own. */
public abstract class Part {

    static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 100;

    private final String name;
    private final Path log;
    private final Duration patience;
    private volatile boolean wanted;
    private volatile boolean over;

    Part(String name, Path log) {
        this(name, log, PATIENCE);
    }

    /**
     * A part.
     *
     * @param patience how long it may take to be ready
     */
    Part(String name, Path log, Duration patience) {
        this.name = name;
        this.log = log;
        this.patience = patience;
    }

    public final String name() {
        return name;
    }

    /** Where it writes its log. */
    public final Path log() {
        return log;
    }

    /** Where it is reached. */
    public abstract String url();

    /** Its process while it runs. */
    public abstract Optional<ProcessHandle> process();

    /** Whether it answers that it is ready. */
    public abstract boolean isReady();

    public final boolean isRunning() {
        return process().isPresent();
    }

    public final long pid() {
        return process()
                .orElseThrow(() -> new LaunchException(name + " does not run."))
                .pid();
    }

    /** Starts it and waits until it is ready. */
    public final void start() {
        spawn();
        awaitReady();
    }

    /** Lets it end in its own time, and leaves it so. */
    public final synchronized void terminate() {
        wanted = false;
        end();
    }

    /** Ends it on the spot, as a power cut would, and leaves it so. */
    public final synchronized void kill() {
        wanted = false;
        endAtOnce();
    }

    public final void restart() {
        terminate();
        start();
    }

    /** Waits until it is ready, as long as it lives and patience lasts. */
    public final void awaitReady() {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isReady()) {
            if (over || !wanted) {
                throw new LaunchException(name + " was stopped before it was ready.");
            }
            if (!isRunning()) {
                throw new LaunchException("%s %s before it was ready; see %s.".formatted(name, howItEnded(), log));
            }
            if (System.nanoTime() > deadline) {
                throw new LaunchException(
                        "%s was not ready within %d s; see %s.".formatted(name, patience.toSeconds(), log));
            }
            pause();
        }
    }

    /** Begins to run, if it does not yet. */
    final synchronized void spawn() {
        if (over) {
            throw new LaunchException(name + " is not started any more.");
        }
        wanted = true;
        if (!isRunning()) {
            begin();
        }
    }

    /** Starts it again after it died, unless it was stopped meanwhile. */
    final void restartMissing() {
        synchronized (this) {
            if (!isMissing()) {
                return;
            }
            begin();
        }
        awaitReady();
    }

    /** Stops it for good: nothing starts it again. */
    final void finish() {
        over = true;
        terminate();
    }

    /** Whether it should run and does not. */
    final boolean isMissing() {
        return wanted && !over && !isRunning();
    }

    abstract void begin();

    abstract void end();

    abstract void endAtOnce();

    abstract String howItEnded();

    /** Whether somebody told it to end, rather than that something befell it. */
    abstract boolean wasToldToEnd();

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while waiting for a part of the suite.", e);
        }
    }
}
