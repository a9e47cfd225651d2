package org.molaris.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.molaris.local.LaunchException;

/** Waiting for what happens elsewhere. */
final class Waiting {

    static final int PATIENCE_SECONDS = 120;

    private static final long PAUSE_MILLIS = 200;

    private Waiting() {}

    static void until(String whom, BooleanSupplier condition) {
        until(whom, PATIENCE_SECONDS, condition);
    }

    /** Gives up with a sentence about whom it waited for. */
    static void until(String whom, long seconds, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new LaunchException("%s has not come to rest within %d s.".formatted(whom, seconds));
            }
            pause(PAUSE_MILLIS);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }
}
