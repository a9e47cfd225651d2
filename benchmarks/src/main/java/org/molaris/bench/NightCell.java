package org.molaris.bench;

/**
 * What was measured of one night.
 *
 * @param residentBefore of recall-service, in MiB
 * @param residentMost of recall-service while it lasted
 */
record NightCell(
        int patients,
        String contender,
        double seconds,
        long contacts,
        Usage used,
        long residentBefore,
        long residentMost) {}
