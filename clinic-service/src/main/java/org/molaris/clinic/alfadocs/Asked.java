package org.molaris.clinic.alfadocs;

import org.molaris.dialect.Values;

/** What is asked for in a query. */
final class Asked {

    private Asked() {}

    /** Some programs send what they leave blank. */
    static String orNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    static String required(String name, String text) {
        return Values.required(name, orNull(text));
    }
}
