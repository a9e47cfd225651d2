package org.molaris.dialect;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import org.molaris.dialect.Complaint.Kind;

/**
 * Reads what a program sends, each under the name by which it is sent. Null stays null; what cannot be read is refused with
 * {@link DialectRefused} in words that name what was sent.
 */
public final class Values {

    /** What stands for no day at all. */
    public static final LocalDate NO_DATE = LocalDate.of(1, 1, 1);

    private static final DateTimeFormatter DATE = strict("uuuu-MM-dd");
    private static final DateTimeFormatter DATE_TIME = strict("uuuu-MM-dd HH:mm:ss");
    private static final int LONGEST_NUMBER = 18;
    private static final BigDecimal MOST = new BigDecimal("9999999999.99");
    private static final int CENTS = 2;

    private Values() {}

    /** A whole number, such as a key; negative ones are none of ours. */
    public static Long number(String name, String text) {
        if (text == null) {
            return null;
        }
        var digits = text.strip();
        if (digits.isEmpty()
                || digits.length() > LONGEST_NUMBER
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw DialectRefused.invalid(name);
        }
        return Long.valueOf(digits);
    }

    /** An amount of no more than two decimals. */
    public static BigDecimal money(String name, String text) {
        if (text == null) {
            return null;
        }
        try {
            var amount = new BigDecimal(text.strip());
            if (amount.scale() > CENTS
                    || amount.scale() < -CENTS
                    || amount.abs().compareTo(MOST) > 0) {
                throw DialectRefused.invalid(name);
            }
            return amount.setScale(CENTS);
        } catch (NumberFormatException e) {
            throw DialectRefused.invalid(name);
        }
    }

    public static Boolean flag(String name, String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true", "True" -> true;
            case "false", "False" -> false;
            default -> throw DialectRefused.invalid(name);
        };
    }

    /** A day; {@link #NO_DATE} when that is what was sent. */
    public static LocalDate date(String name, String text) {
        try {
            return text == null ? null : checked(LocalDate.parse(text, DATE));
        } catch (DateTimeException e) {
            throw new DialectRefused(Complaint.of(Kind.NO_DAY, name));
        }
    }

    /** A moment by the clinic's clock. */
    public static LocalDateTime dateTime(String name, String text) {
        try {
            var moment = text == null ? null : LocalDateTime.parse(text, DATE_TIME);
            return moment == null ? null : checked(moment.toLocalDate()).atTime(moment.toLocalTime());
        } catch (DateTimeException e) {
            throw new DialectRefused(Complaint.of(Kind.NO_MOMENT, name));
        }
    }

    /** The same as a moment of the world's. */
    public static Instant instant(String name, String text, ZoneId zone) {
        var moment = dateTime(name, text);
        return moment == null ? null : moment.atZone(zone).toInstant();
    }

    /** One of a few words, as they are written. */
    public static <E> E oneOf(String name, String text, Map<String, E> words) {
        if (text == null) {
            return null;
        }
        var meant = words.get(text);
        if (meant == null) {
            throw DialectRefused.invalid(name);
        }
        return meant;
    }

    /** What has to be there. */
    public static <T> T required(String name, T value) {
        if (value == null) {
            throw new DialectRefused(Complaint.of(Kind.REQUIRED, name));
        }
        return value;
    }

    /** Text that the database can keep, of so many characters at most. */
    public static String text(String name, String text, int most) {
        if (text == null) {
            return null;
        }
        if (text.length() > most) {
            throw new DialectRefused(new Complaint(Kind.TOO_LONG, name, most));
        }
        if (!text.codePoints().allMatch(Values::canBeKept)) {
            throw DialectRefused.invalid(name);
        }
        return text;
    }

    private static boolean canBeKept(int character) {
        return character != 0 && Character.getType(character) != Character.SURROGATE;
    }

    private static LocalDate checked(LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new DateTimeException("Nobody means the year " + day.getYear());
        }
        return day;
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }
}
