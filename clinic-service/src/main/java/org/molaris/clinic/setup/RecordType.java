package org.molaris.clinic.setup;

/** Whose records a custom field belongs to. */
public enum RecordType {
    PATIENT
}
