package org.molaris.clinic.setup;

/** How patients may be seen while somebody is there. */
public enum Modality {
    IN_PRACTICE,
    TELEHEALTH,
    BOTH
}
