package org.molaris.opendental;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.molaris.dialect.Values;

/** Writes values as Open Dental's programs read them. */
public final class Writing {

    static final String DATE = "yyyy-MM-dd";
    static final String DATE_TIME = "yyyy-MM-dd HH:mm:ss";

    private static final LocalDateTime NEVER = Values.NO_DATE.atStartOfDay();
    private static final int CENTS = 2;

    private final DateTimeFormatter date;
    private final DateTimeFormatter dateTime;
    private final ZoneId zone;

    Writing(DateTimeFormatter date, DateTimeFormatter dateTime, ZoneId zone) {
        this.date = date;
        this.dateTime = dateTime;
        this.zone = zone;
    }

    /** In Open Dental's own form, by the clinic's clock. */
    public static Writing usual(ZoneId zone) {
        return new Formats().at(zone);
    }

    public ZoneId zone() {
        return zone;
    }

    /** {@code 0001-01-01} for none. */
    public String date(LocalDate day) {
        return date.format((day == null ? Values.NO_DATE : day).atStartOfDay(zone));
    }

    /** The day of a moment by the clinic's clock. */
    public String dateOf(Instant moment) {
        return date(moment == null ? null : moment.atZone(zone).toLocalDate());
    }

    /** {@code 0001-01-01 00:00:00} for none. */
    public String dateTime(Instant moment) {
        return dateTime.format(moment == null ? NEVER.atZone(zone) : moment.atZone(zone));
    }

    /** When the answer was written: to be sent back as {@code DateTStamp} by a program that keeps in step. */
    public String dateTime(ZonedDateTime moment) {
        return dateTime.format(moment.withZoneSameInstant(zone));
    }

    /** {@code "true"} or {@code "false"}. */
    public static String flag(boolean value) {
        return Boolean.toString(value);
    }

    /** Empty for none. */
    public static String text(String value) {
        return value == null ? "" : value;
    }

    /** 0 for none. */
    public static long number(Long value) {
        return value == null ? 0 : value;
    }

    /** Where amounts are text: {@code "130.00"}, and {@code "0.00"} for none. */
    public static String money(BigDecimal amount) {
        return amount(amount).toPlainString();
    }

    /** Where amounts are numbers: {@code 130.00}, and {@code 0.00} for none. */
    public static BigDecimal amount(BigDecimal amount) {
        return (amount == null ? BigDecimal.ZERO : amount).setScale(CENTS, RoundingMode.UNNECESSARY);
    }
}
