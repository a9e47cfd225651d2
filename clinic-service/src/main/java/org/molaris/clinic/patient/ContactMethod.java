package org.molaris.clinic.patient;

/** How somebody wants to be reached; null when not said. */
public enum ContactMethod {
    DO_NOT_CALL,
    HOME_PHONE,
    WORK_PHONE,
    MOBILE_PHONE,
    EMAIL,
    SEE_NOTES,
    MAIL,
    TEXT_MESSAGE
}
