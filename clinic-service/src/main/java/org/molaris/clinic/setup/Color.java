package org.molaris.clinic.setup;

/**
 * A colour of the agenda.
 *
 * @param value {@code #rrggbb}
 */
public record Color(String name, String value, int sequence) implements Details {

    public Color {
        name = Tidy.name("name", name);
        value = Tidy.color(value);
    }
}
