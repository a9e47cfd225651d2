package org.molaris.clinic.alfadocs;

import org.molaris.dialect.DialectRefused;

/** How long a visit may take. */
final class Minutes {

    private static final int LEAST = 5;
    private static final int MOST = 720;

    private Minutes() {}

    /** Null stays null. */
    static Integer checked(String name, Long minutes) {
        if (minutes != null && (minutes < LEAST || minutes > MOST)) {
            throw DialectRefused.badRequest("%s must be from %d to %d minutes.".formatted(name, LEAST, MOST));
        }
        return minutes == null ? null : Integer.valueOf(minutes.intValue());
    }
}
