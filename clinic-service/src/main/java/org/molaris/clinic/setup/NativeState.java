package org.molaris.clinic.setup;

/** Where an appointment stands, whatever a clinic calls that. */
public enum NativeState {
    SCHEDULED,
    CONFIRMED,
    WAITING,
    IN_CARE,
    DONE,
    ABSENT,
    CANCELLED
}
