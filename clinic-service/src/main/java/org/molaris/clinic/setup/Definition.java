package org.molaris.clinic.setup;

/**
 * A word of the clinic's own for something that people choose from a list.
 *
 * @param value what else a program has to know of it; null when nothing
 */
public record Definition(DefinitionCategory category, String name, String value, int sequence) implements Details {

    public Definition {
        name = Tidy.name("name", name);
        value = Tidy.text(value);
    }
}
