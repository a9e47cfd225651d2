package org.molaris.clinic.patient;

/** Text as it is kept: without spaces around it, and none rather than empty. */
final class Tidy {

    private Tidy() {}

    static String text(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
