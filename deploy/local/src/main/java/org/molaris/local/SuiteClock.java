package org.molaris.local;

import java.nio.file.Files;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** The clock that the services go by: as far ahead of the machine's as a file of the data folder says, never back. */
final class SuiteClock {

    private static final Duration FURTHEST = Duration.ofDays(5 * 366L);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final DataFolder data;
    private final ZoneId zone;
    private final Clock machine;

    /**
     * A suite's clock.
     *
     * @param zone where a time is meant that does not say it
     */
    SuiteClock(DataFolder data, ZoneId zone, Clock machine) {
        this.data = data;
        this.zone = zone;
        this.machine = machine;
    }

    /** That of a suite with the demo. */
    static SuiteClock of(DataFolder data) {
        return new SuiteClock(data, Seeder.ZONE, Clock.systemUTC());
    }

    Duration ahead() {
        if (!Files.exists(data.clock())) {
            return Duration.ZERO;
        }
        try {
            return Duration.parse(Folders.read(data.clock()).strip());
        } catch (DateTimeParseException e) {
            throw new LaunchException("The file %s is damaged; delete it.".formatted(data.clock()), e);
        }
    }

    /** Moves it to a time, or on by a span, that a person has written. */
    void advance(String wanted) {
        var now = machine.instant();
        var before = ahead();
        var after = isSpan(wanted) ? before.plus(span(wanted)) : Duration.between(now, time(wanted));
        if (after.compareTo(before) < 0) {
            throw new LaunchException(
                    "The clock shows %s and only moves forward, since what has been done would not be undone; ./molaris reset begins anew."
                            .formatted(show(now.plus(before))));
        }
        if (after.compareTo(FURTHEST) > 0) {
            throw new LaunchException("The clock can be at most five years ahead.");
        }
        Folders.writePrivate(data.clock(), after + "\n");
    }

    /** In words, such as "2026-12-01T00:00:00-06:00, 8 days 14:46:30 ahead of this machine's". */
    String sentence() {
        var ahead = ahead();
        var shown = show(machine.instant().plus(ahead));
        return ahead.isZero()
                ? shown + ", as this machine's does"
                : "%s, %d %s %02d:%02d:%02d ahead of this machine's"
                        .formatted(
                                shown,
                                ahead.toDays(),
                                ahead.toDays() == 1 ? "day" : "days",
                                ahead.toHoursPart(),
                                ahead.toMinutesPart(),
                                ahead.toSecondsPart());
    }

    private String show(Instant time) {
        return SHOWN.format(time.atZone(zone).truncatedTo(ChronoUnit.SECONDS));
    }

    private static boolean isSpan(String text) {
        return text.startsWith("+") || text.startsWith("P");
    }

    private static Duration span(String text) {
        try {
            return text.startsWith("P") ? Duration.parse(text) : Duration.parse(iso(text.substring(1)));
        } catch (DateTimeException e) {
            throw notUnderstood(text, e);
        }
    }

    /** {@code 3d} as {@code P3D}, {@code 9h} as {@code PT9H}. */
    private static String iso(String span) {
        return (span.endsWith("d") ? "P" : "PT") + span;
    }

    private Instant time(String text) {
        try {
            var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
            return parsed instanceof LocalDateTime local ? local.atZone(zone).toInstant() : Instant.from(parsed);
        } catch (DateTimeException e) {
            throw notUnderstood(text, e);
        }
    }

    private static LaunchException notUnderstood(String text, DateTimeException cause) {
        return new LaunchException(
                "'%s' is not a time such as 2026-12-01T00:00, 2026-12-01T06:00Z, +3d or PT9H.".formatted(text), cause);
    }
}
