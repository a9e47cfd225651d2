package org.molaris.clinic.integration;

/** What an app says of its own connection to a clinic. */
public enum AppStatus {
    SUCCESS,
    FAILURE
}
