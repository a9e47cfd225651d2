package org.molaris.bench;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Where a day has just begun, so that none ends while it is measured. */
final class EarlyZone {

    private static final int EARLY = 1;
    private static final int HOURS_A_DAY = 24;
    /** West of it, the days begin later than anywhere else. */
    private static final int WESTERNMOST = 12;

    private EarlyZone() {}

    /** A zone in which it is between one and two in the morning. */
    static ZoneId at(Instant moment) {
        int hour = moment.atOffset(ZoneOffset.UTC).getHour();
        int ahead = Math.floorMod(EARLY - hour + WESTERNMOST, HOURS_A_DAY) - WESTERNMOST;
        // POSIX counts to the west.
        return ZoneId.of(ahead == 0 ? "Etc/GMT" : "Etc/GMT%+d".formatted(-ahead));
    }
}
