package org.molaris.clinic.patient;

/** As the patient says; null when not said. */
public enum MaritalStatus {
    SINGLE,
    MARRIED,
    CHILD,
    WIDOWED,
    DIVORCED
}
