package org.molaris.clinic.setup;

/**
 * A colour of the agenda.
 *
 * @param value {@code #rrggbb}
 * @param textColor in which what is written on it can be read; the table says so, nobody sets it
 */
public record Color(String name, String value, String textColor, int sequence) implements Details {

    public Color {
        name = Tidy.name("name", name);
        value = Tidy.color(value);
    }
}
