package org.molaris.clinic.dentalink;

import org.molaris.dialect.DialectRefused;

/** How long a visit may last. */
final class Minutes {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 720;

    private Minutes() {}

    /** Null stays null. */
    static Integer checked(String name, Long minutes) {
        if (minutes == null) {
            return null;
        }
        if (minutes < SHORTEST || minutes > LONGEST) {
            throw DialectRefused.badRequest("%s debe estar entre %d y %d minutos".formatted(name, SHORTEST, LONGEST));
        }
        return minutes.intValue();
    }
}
