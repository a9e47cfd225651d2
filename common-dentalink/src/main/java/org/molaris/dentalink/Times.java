package org.molaris.dentalink;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import org.molaris.dialect.DialectRefused;

/** Days and times by the clinic's clock, without saying which it is. */
public final class Times {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter ASKED =
            DateTimeFormatter.ofPattern("H:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);

    private Times() {}

    /** {@code 2018-11-05 17:09:01}; null for null. */
    public static String written(Instant moment, ZoneId zone) {
        return moment == null ? null : MOMENT.format(moment.atZone(zone).truncatedTo(ChronoUnit.SECONDS));
    }

    /** {@code 2018-11-02}, the day of a moment; null for null. */
    public static String day(Instant moment, ZoneId zone) {
        return moment == null ? null : moment.atZone(zone).toLocalDate().toString();
    }

    public static String day(LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** {@code 09:00:00}, the time of a moment; null for null. */
    public static String time(Instant moment, ZoneId zone) {
        return moment == null ? null : TIME.format(moment.atZone(zone));
    }

    public static String time(LocalTime time) {
        return time == null ? null : TIME.format(time);
    }

    /** A time of day as it is sent, {@code 09:00} or {@code 09:00:00}; null for null. */
    public static LocalTime time(String name, String text) {
        try {
            return text == null ? null : LocalTime.parse(text.strip(), ASKED);
        } catch (DateTimeException e) {
            var refusal = DialectRefused.badRequest("El parámetro %s debe tener el formato HH:MM".formatted(name));
            refusal.initCause(e);
            throw refusal;
        }
    }
}
