package org.molaris.clinic.setup;

/** What operators are good at. */
public record Specialty(String name, int sequence) implements Details {

    public Specialty {
        name = Tidy.name("name", name);
    }
}
