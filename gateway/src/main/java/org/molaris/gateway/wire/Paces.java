package org.molaris.gateway.wire;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The connections of one event loop, looked at together: one timer for all of them. Only its loop touches it. */
final class Paces {

    private static final long EVERY_MS = 500;
    private static final FastThreadLocal<Paces> HERE = new FastThreadLocal<>() {
        @Override
        protected Paces initialValue() {
            return new Paces();
        }
    };

    private final Set<Pace> paces = new HashSet<>();
    private Future<?> timer;
    private long lookedAt;

    private Paces() {}

    /** Those of the loop that asks. */
    static Paces of(EventLoop loop) {
        var paces = HERE.get();
        if (paces.timer == null) {
            paces.lookedAt = System.nanoTime();
            paces.timer = loop.scheduleWithFixedDelay(paces::check, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
        }
        return paces;
    }

    void add(Pace pace) {
        paces.add(pace);
    }

    void remove(Pace pace) {
        paces.remove(pace);
    }

    /** Of a copy: who is cut off is removed at once. */
    private void check() {
        long now = System.nanoTime();
        // Longer ones are ours: while this loop stood still, nothing of what clients sent was read.
        long elapsedMs = Math.min(TimeUnit.NANOSECONDS.toMillis(now - lookedAt), 2 * EVERY_MS);
        lookedAt = now;
        for (var pace : new ArrayList<>(paces)) {
            pace.check(elapsedMs);
        }
    }
}
