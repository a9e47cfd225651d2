package org.molaris.alfadocs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;

/** Moments by the clinic's clock, without saying which it is. */
public final class Times {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS]")
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final int DAY = 10;

    private Times() {}

    /** {@code 2020-01-01 00:00:00}; null for null. */
    public static String written(Instant moment, ZoneId zone) {
        return moment == null ? null : MOMENT.format(moment.atZone(zone).truncatedTo(ChronoUnit.SECONDS));
    }

    /** The beginning of a day, where AlfaDocs writes a moment for what we know by its day. */
    public static String written(LocalDate day) {
        return day == null ? null : MOMENT.format(day.atStartOfDay());
    }

    /** The day of a moment by that clock. */
    public static LocalDate day(Instant moment, ZoneId zone) {
        return moment == null ? null : moment.atZone(zone).toLocalDate();
    }

    /** A moment as it is written, with a {@code T} in it or without, or with the offset from UTC that it is meant with. */
    public static Instant instant(String name, String text, ZoneId zone) {
        if (text == null) {
            return null;
        }
        try {
            return Values.instant(name, text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d)T", "$1 "), zone);
        } catch (DialectRefused otherwise) {
            return withOffset(text, otherwise);
        }
    }

    private static Instant withOffset(String text, DialectRefused otherwise) {
        try {
            return OFFSET.parse(text, Instant::from);
        } catch (DateTimeException e) {
            otherwise.addSuppressed(e);
            throw otherwise;
        }
    }

    /** A day, also where a moment of it is written. */
    public static LocalDate day(String name, String text) {
        return text != null && text.length() > DAY
                ? Values.dateTime(name, text.replace('T', ' ')).toLocalDate()
                : Values.date(name, text);
    }
}
