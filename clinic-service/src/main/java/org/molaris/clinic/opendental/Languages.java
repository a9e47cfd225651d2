package org.molaris.clinic.opendental;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.molaris.dialect.DialectRefused;

/** Languages by three letters (ISO 639-2), which we keep as BCP 47 has them. */
final class Languages {

    private static final Pattern CODE = Pattern.compile("[a-z]{3}");

    /** Those with a second code, which libraries use. */
    private static final Map<String, String> BIBLIOGRAPHIC = Map.ofEntries(
            Map.entry("alb", "sq"),
            Map.entry("arm", "hy"),
            Map.entry("baq", "eu"),
            Map.entry("bur", "my"),
            Map.entry("chi", "zh"),
            Map.entry("cze", "cs"),
            Map.entry("dut", "nl"),
            Map.entry("fre", "fr"),
            Map.entry("geo", "ka"),
            Map.entry("ger", "de"),
            Map.entry("gre", "el"),
            Map.entry("ice", "is"),
            Map.entry("mac", "mk"),
            Map.entry("mao", "mi"),
            Map.entry("may", "ms"),
            Map.entry("per", "fa"),
            Map.entry("rum", "ro"),
            Map.entry("slo", "sk"),
            Map.entry("tib", "bo"),
            Map.entry("wel", "cy"));

    private static final Map<String, String> BY_THREE_LETTERS = byThreeLetters();

    private Languages() {}

    private static Map<String, String> byThreeLetters() {
        var codes = new HashMap<>(BIBLIOGRAPHIC);
        Arrays.stream(Locale.getISOLanguages())
                .forEach(two -> codes.put(Locale.forLanguageTag(two).getISO3Language(), two));
        return codes;
    }

    /** Empty for none. */
    static String write(String language) {
        return language == null ? "" : Locale.forLanguageTag(language).getISO3Language();
    }

    /** What is known already stays as exact as it is: es-SV is spa, too. */
    static String read(String name, String code, String known) {
        if (code.isBlank() || code.equals(write(known))) {
            return code.isBlank() ? null : known;
        }
        if (!CODE.matcher(code).matches()) {
            throw DialectRefused.invalid(name);
        }
        return BY_THREE_LETTERS.getOrDefault(code, code);
    }
}
