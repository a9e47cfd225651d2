package org.molaris.clinic.agenda;

/** What an appointment may be asked for. What it refers to is meant by number, 0 for nothing; days and times by the clinic's clock. */
public enum AppointmentField {
    NUMBER,
    DAY,
    TIME,
    MINUTES,
    /** Its own, or that of its chair. */
    BRANCH,
    CHAIR,
    OPERATOR,
    PATIENT,
    /** 0, too, of a plan that nobody has told of yet. */
    TREATMENT_PLAN,
    WITHOUT_TREATMENT_PLAN,
    /** The clinic's own. */
    STATE,
    STATE_NAME,
    STATE_CHANGED_AT,
    CANCELLED,
    CONFIRMED,
    /** Empty where nothing is written. */
    DESCRIPTION
}
