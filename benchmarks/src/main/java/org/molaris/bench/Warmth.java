package org.molaris.bench;

/** Whether a JVM is as fast as it gets: its rate has not grown for two turns. */
final class Warmth {

    /** How long a turn is. */
    static final int SECONDS = 10;

    private static final double GROWTH = 1.05;
    private static final int TURNS_WITHOUT = 2;

    private double best;
    private int without;

    void add(double perSecond) {
        without = perSecond > best * GROWTH ? 0 : without + 1;
        best = Math.max(best, perSecond);
    }

    boolean isReached() {
        return without >= TURNS_WITHOUT;
    }
}
