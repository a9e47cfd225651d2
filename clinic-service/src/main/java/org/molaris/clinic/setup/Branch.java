package org.molaris.clinic.setup;

/** A place where the clinic works. */
public record Branch(String name, String address, String city, String phone, int sequence) implements Details {

    public Branch {
        name = Tidy.name("name", name);
        address = Tidy.text(address);
        city = Tidy.text(city);
    }
}
