package org.molaris.gateway;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The value of the header {@code Date}, written anew once a second and not for every answer. */
@Singleton
class DateHeader {

    private final Clock clock;
    private volatile Written newest = new Written(Long.MIN_VALUE, "");

    DateHeader(Clock clock) {
        this.clock = clock;
    }

    String now() {
        long second = Math.floorDiv(clock.millis(), 1000L);
        var written = newest;
        if (written.second() != second) {
            written = new Written(second, format(second));
            newest = written;
        }
        return written.text();
    }

    private static String format(long second) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC));
    }

    private record Written(long second, String text) {}
}
