package org.molaris.recall.whatsapp;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a message that a patient writes asks for, when it consists of nothing but the word for it. */
enum Word {
    OPT_OUT,
    /** In answer to a reminder it is the appointment that is called off. */
    OPT_OUT_OR_CANCEL,
    OPT_IN,
    CONFIRM,
    CANCEL,
    OTHER;

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private static final Map<String, Word> SPELLINGS = spellings(Map.of(
            OPT_OUT, List.of("BAJA", "STOP", "ALTO", "UNSUBSCRIBE"),
            OPT_OUT_OR_CANCEL, List.of("CANCELAR"),
            OPT_IN, List.of("ALTA", "START"),
            CONFIRM, List.of("1", "SI", "CONFIRMO", "CONFIRMAR", "OK", "YES"),
            CANCEL, List.of("2", "NO", "CANCELO")));

    /** Neither case nor accents, punctuation, spaces or emoji matter. */
    static Word of(String message) {
        var letters = NEITHER_LETTER_NOR_DIGIT
                .matcher(Normalizer.normalize(message, Normalizer.Form.NFKD))
                .replaceAll("");
        return SPELLINGS.getOrDefault(letters.toUpperCase(Locale.ROOT), OTHER);
    }

    private static Map<String, Word> spellings(Map<Word, List<String>> words) {
        var spellings = new HashMap<String, Word>();
        words.forEach((word, written) -> written.forEach(spelling -> spellings.put(spelling, word)));
        return Map.copyOf(spellings);
    }
}
