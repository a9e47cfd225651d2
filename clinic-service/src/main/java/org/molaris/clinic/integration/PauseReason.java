package org.molaris.clinic.integration;

/** Why nothing is sent. */
public enum PauseReason {
    /** Somebody asked for it. */
    REQUESTED,
    /** Nothing was taken there for a day. */
    FAILING,
    /** The key of the app whose it is was revoked. */
    REVOKED
}
