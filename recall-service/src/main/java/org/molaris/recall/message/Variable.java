package org.molaris.recall.message;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a message says differently to each patient; in a template it stands in braces, as in {@code {nombre}}. */
public enum Variable {
    /** How the patient is called. */
    NOMBRE,
    /** The clinic's name. */
    CLINICA,
    /** What is to be done again. */
    PROCEDIMIENTO,
    /** The day of the last visit. */
    ULTIMA_VISITA;

    static Optional<Variable> named(String name) {
        return Stream.of(values())
                .filter(variable -> variable.inTemplate().equals(name))
                .findFirst();
    }

    String inTemplate() {
        return name().toLowerCase(Locale.ROOT);
    }
}
