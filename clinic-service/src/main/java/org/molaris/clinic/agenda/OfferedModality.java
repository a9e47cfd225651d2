package org.molaris.clinic.agenda;

/** How patients may be seen while somebody is there. */
public enum OfferedModality {
    IN_PRACTICE,
    TELEHEALTH,
    BOTH
}
