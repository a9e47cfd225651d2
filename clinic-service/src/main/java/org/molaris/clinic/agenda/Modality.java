package org.molaris.clinic.agenda;

/** Where patient and operator meet. */
public enum Modality {
    IN_PRACTICE,
    TELEHEALTH
}
