package org.molaris.clinic.integration;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a receiver is left alone that did not take what it was told: twice as long each time, and never for all at once. */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(6);

    /** After so many doublings it is longer than the longest. */
    private static final int DOUBLINGS = 12;

    private BackOff() {}

    /**
     * Between three quarters and five quarters of what it would be without chance.
     *
     * @param failures how many there were in a row before this one
     */
    static Duration after(int failures, RandomGenerator random) {
        var doubled = FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        var pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        long quarter = pause.toMillis() / 4;
        return pause.plusMillis(random.nextLong(-quarter, quarter + 1));
    }
}
