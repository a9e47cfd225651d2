package org.molaris.opendental;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.molaris.dialect.DialectRefused;

/** Custom date patterns of .NET, in Java's words. */
final class NetFormat {

    private static final int LONGEST = 100;
    private static final String MEANINGFUL = "dMyhHmsfFtzKg";

    /** Letters in a row, text in quotes, an escaped character, or any other one. */
    private static final Pattern PART = Pattern.compile("([a-zA-Z])\\1*|'[^']*'|\"[^\"]*\"|\\\\.|%|.", Pattern.DOTALL);

    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("d", "d"),
            Map.entry("dd", "dd"),
            Map.entry("ddd", "EEE"),
            Map.entry("dddd", "EEEE"),
            Map.entry("M", "M"),
            Map.entry("MM", "MM"),
            Map.entry("MMM", "MMM"),
            Map.entry("MMMM", "MMMM"),
            Map.entry("yy", "uu"),
            Map.entry("yyyy", "uuuu"),
            Map.entry("h", "h"),
            Map.entry("hh", "hh"),
            Map.entry("H", "H"),
            Map.entry("HH", "HH"),
            Map.entry("m", "m"),
            Map.entry("mm", "mm"),
            Map.entry("s", "s"),
            Map.entry("ss", "ss"),
            Map.entry("f", "S"),
            Map.entry("ff", "SS"),
            Map.entry("fff", "SSS"),
            Map.entry("ffffff", "SSSSSS"),
            Map.entry("tt", "a"),
            Map.entry("zz", "x"),
            Map.entry("zzz", "xxx"),
            Map.entry("K", "xxx"));

    private NetFormat() {}

    /** Or a refusal that names the parameter. */
    static DateTimeFormatter of(String name, String pattern) {
        if (pattern.isBlank() || pattern.length() > LONGEST) {
            throw DialectRefused.invalid(name);
        }
        var java = new DateTimeFormatterBuilder();
        var parts = PART.matcher(pattern);
        while (parts.find()) {
            append(java, name, parts.group());
        }
        return java.toFormatter(Locale.US);
    }

    /** A letter that means nothing stands for itself. */
    private static void append(DateTimeFormatterBuilder java, String name, String part) {
        var letters = LETTERS.get(part);
        if (letters != null) {
            java.appendPattern(letters);
        } else if (MEANINGFUL.indexOf(part.charAt(0)) >= 0) {
            throw DialectRefused.invalid(name);
        } else {
            java.appendLiteral(literal(part));
        }
    }

    private static String literal(String part) {
        return switch (part.charAt(0)) {
            case '%' -> "";
            case '\\' -> part.substring(1);
            case '\'', '"' -> part.length() > 1 ? part.substring(1, part.length() - 1) : part;
            default -> part;
        };
    }
}
