package org.molaris.clinic.opendental;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.molaris.dialect.Body;
import org.molaris.dialect.DialectRefused;
import org.molaris.dialect.Values;

/** What all bodies and queries of this service have in common. */
final class Sent {

    private static final int LONGEST_DATE = 40;
    private static final int LONGEST_DEFAULT = 10_000;
    private static final Pattern NOTHING = Pattern.compile("|0+(\\.0+)?|0001-01-01|false|False");

    private Sent() {}

    /** A parameter without a value asks for nothing. */
    static String orNull(String parameter) {
        return parameter == null || parameter.isBlank() ? null : parameter;
    }

    /** A day; null for none, which is written as no text or as {@code 0001-01-01}. */
    static LocalDate day(Body body, String name) {
        if (body.text(name, LONGEST_DATE).isBlank()) {
            return null;
        }
        var day = body.date(name);
        return day.equals(Values.NO_DATE) ? null : day;
    }

    /** The number of something; null for none. */
    static Long reference(Body body, String name) {
        var number = body.has(name) ? body.number(name) : null;
        return number == null || number == 0 ? null : number;
    }

    /** Text that may be changed and not taken away. */
    static String needed(Body body, String name, int most) {
        var text = body.text(name, most);
        if (text.isBlank()) {
            throw DialectRefused.badRequest(name + " cannot be blank.");
        }
        return text;
    }

    /** Text that has to be there. */
    static String required(Body body, String name, int most) {
        var text = body.text(name, most);
        return Values.required(name, text == null || text.isBlank() ? null : text);
    }

    /** Fields that there is no place for may say that there is nothing. */
    static void mustSayNothing(Body body, String... names) {
        for (var name : names) {
            if (body.has(name)
                    && !NOTHING.matcher(body.text(name, LONGEST_DEFAULT).strip())
                            .matches()) {
                throw DialectRefused.notSupported(name);
            }
        }
    }

    /** The same of a parameter. */
    static void mustAskNothing(String name, String value) {
        if (orNull(value) != null && !NOTHING.matcher(value.strip()).matches()) {
            throw DialectRefused.notSupported(name);
        }
    }
}
