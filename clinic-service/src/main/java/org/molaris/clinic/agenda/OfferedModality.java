package org.molaris.clinic.agenda;

/** How a free time may be used. */
public enum OfferedModality {
    IN_PRACTICE,
    TELEHEALTH,
    BOTH
}
