package org.molaris.clinic.credential;

/** What a program may do: the same as a person of that role. */
public enum ApiKeyRole {
    OWNER,
    DENTIST,
    RECEPTIONIST,
    VIEWER
}
