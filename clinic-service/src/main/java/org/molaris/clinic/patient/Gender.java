package org.molaris.clinic.patient;

/** As the patient says; null when not said. */
public enum Gender {
    FEMALE,
    MALE,
    OTHER
}
