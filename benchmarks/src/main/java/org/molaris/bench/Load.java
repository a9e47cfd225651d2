package org.molaris.bench;

/** Something that sends as fast as it is answered. */
interface Load {

    /**
     * Sends for some time.
     *
     * @param cell a word that every request carries in its key
     */
    Outcome run(String cell, int connections, int seconds);

    /**
     * What came of it.
     *
     * @param failed answered with anything but 2xx, or not at all
     */
    record Outcome(long requests, double perSecond, double p50Millis, double p99Millis, long failed) {}
}
