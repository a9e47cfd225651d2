package org.molaris.events.agenda;

/** Where letters go. */
public record PostalAddress(String address, String addressLine2, String city, String province, String postcode) {}
