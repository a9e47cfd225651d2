package org.molaris.clinic.alfadocs;

/** What all that is sent here has in common. */
final class Parameters {

    private Parameters() {}

    /** What is sent without a value says nothing. */
    static String orNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
