package org.molaris.data;

import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import io.vertx.core.file.FileSystemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.concurrent.atomic.AtomicReference;

/** A clock as far ahead of the machine's as a file says, such as {@code PT216H}; without the file they show the same. */
final class AdvancedClock extends Clock {

    private static final long LOOK_EVERY_MS = 250;

    private final AtomicReference<Duration> ahead;
    private final Clock machine;

    private AdvancedClock(AtomicReference<Duration> ahead, Clock machine) {
        this.ahead = ahead;
        this.machine = machine;
    }

    /** Shows what the file says now, and soon after what it says later. */
    static AdvancedClock of(Path file, Vertx vertx) {
        var clock = new AdvancedClock(new AtomicReference<>(Duration.ZERO), systemUTC());
        new Reading(file, clock.ahead).begin(vertx);
        return clock;
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new AdvancedClock(ahead, machine.withZone(zone));
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    /** What is read; where that makes no sense, what was read before stays, which is said once. */
    private static final class Reading {

        private final Path file;
        private final AtomicReference<Duration> ahead;
        private boolean complained;

        Reading(Path file, AtomicReference<Duration> ahead) {
            this.file = file;
            this.ahead = ahead;
        }

        void begin(Vertx vertx) {
            try {
                take(Files.readString(file));
            } catch (NoSuchFileException missing) {
                ahead.set(Duration.ZERO);
            } catch (IOException e) {
                complain(e);
            }
            vertx.setPeriodic(
                    LOOK_EVERY_MS,
                    look -> vertx.fileSystem()
                            .readFile(file.toString())
                            .onSuccess(content -> take(content.toString()))
                            .onFailure(this::notRead));
        }

        /** A Vert.x that is being closed fails otherwise: nobody asks the clock any more. */
        private void notRead(Throwable failure) {
            if (failure instanceof FileSystemException && failure.getCause() instanceof NoSuchFileException) {
                ahead.set(Duration.ZERO);
            } else if (failure instanceof FileSystemException) {
                complain(failure);
            }
        }

        private void take(String text) {
            try {
                var said = Duration.parse(text.strip());
                if (!said.equals(ahead.getAndSet(said))) {
                    Log.infof("The clock is %s ahead of the machine's", said);
                }
                complained = false;
            } catch (DateTimeParseException e) {
                complain(e);
            }
        }

        private void complain(Throwable failure) {
            if (!complained) {
                complained = true;
                Log.warnf("The clock stays as it is, since %s cannot be read: %s", file, failure.toString());
            }
        }
    }
}
