package org.molaris.recall.whatsapp;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a message that a patient writes asks for, when it consists of nothing but the word for it. */
enum Word {
    OPT_OUT("BAJA", "STOP", "ALTO", "UNSUBSCRIBE"),
    /** In answer to a reminder it is the appointment that is called off. */
    OPT_OUT_OR_CANCEL("CANCELAR"),
    OPT_IN("ALTA", "START"),
    CONFIRM("1", "SI", "CONFIRMO", "CONFIRMAR", "OK", "YES"),
    CANCEL("2", "NO", "CANCELO"),
    OTHER;

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private final String[] spellings;

    Word(String... spellings) {
        this.spellings = spellings;
    }

    /** Neither case nor accents, punctuation, spaces or emoji matter. */
    static Word of(String message) {
        var letters = NEITHER_LETTER_NOR_DIGIT
                .matcher(Normalizer.normalize(message, Normalizer.Form.NFKD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        return Stream.of(values())
                .filter(word -> Stream.of(word.spellings).anyMatch(letters::equals))
                .findFirst()
                .orElse(OTHER);
    }
}
