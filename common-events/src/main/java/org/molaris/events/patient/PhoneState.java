package org.molaris.events.patient;

/** A number that a patient is reached by; {@code number} counts the phones of one patient and is not used twice. */
public record PhoneState(long number, String phone, String label, boolean smsEnabled) {}
