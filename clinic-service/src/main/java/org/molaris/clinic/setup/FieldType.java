package org.molaris.clinic.setup;

/** What the values of a custom field are. */
public enum FieldType {
    TEXT,
    NUMBER,
    DATE,
    BOOLEAN,
    CHOICE
}
