package org.molaris.bench;

import org.molaris.local.Memory;

/** Looks again and again at how much memory a process takes. */
final class MemoryWatch implements AutoCloseable {

    private static final long PAUSE_MILLIS = 100;

    private final ProcessHandle process;
    private final long before;
    private final Thread watching = new Thread(this::watch, "memory");
    private volatile long most;
    private volatile boolean ended;

    MemoryWatch(ProcessHandle process) {
        this.process = process;
        this.before = Memory.residentMebibytes(process);
        this.most = before;
        watching.setDaemon(true);
        watching.start();
    }

    /** In MiB, when it began to look. */
    long before() {
        return before;
    }

    /** In MiB, since then. */
    long most() {
        return most;
    }

    @Override
    public void close() {
        ended = true;
    }

    private void watch() {
        while (!ended) {
            most = Math.max(most, Memory.residentMebibytes(process));
            Waiting.pause(PAUSE_MILLIS);
        }
    }
}
