package org.molaris.clinic.setup;

import java.util.List;
import java.util.Locale;
import org.molaris.clinic.setup.SetupRefused.Reason;

/** How things are written down, whoever sends them: the same again is then seen to be the same. */
final class Tidy {

    private Tidy() {}

    /** Text without spaces around it; empty text is none. */
    static String text(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The same where there must be some. */
    static String name(String field, String text) {
        var tidy = text(text);
        if (tidy == null) {
            throw new SetupRefused(Reason.BLANK, field);
        }
        return tidy;
    }

    /** {@code #rrggbb} in lower case. */
    static String color(String color) {
        return color == null ? null : color.toLowerCase(Locale.ROOT);
    }

    /** Each once. */
    static <E> List<E> list(List<E> list) {
        return list == null ? List.of() : list.stream().distinct().toList();
    }
}
