package org.molaris.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A process for certain: its id, which others may be given later, and when it began, in milliseconds of the epoch. */
record ProcessIdentity(long pid, long startedAt) {

    /** Two looks at one process may differ by the rounding of the machine's own start. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static ProcessIdentity of(ProcessHandle process) {
        var start = process.info().startInstant().orElse(Instant.EPOCH);
        return new ProcessIdentity(process.pid(), start.toEpochMilli());
    }

    /** The process, while it runs; empty when its id belongs to another one now. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(Processes::isRunning).filter(this::beganWhenRecorded);
    }

    private boolean beganWhenRecorded(ProcessHandle process) {
        long difference = Math.abs(of(process).startedAt() - startedAt);
        return difference <= TOLERANCE.toMillis();
    }
}
