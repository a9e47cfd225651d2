package org.molaris.clinic.agenda;

/** What an appointment refers to, and must be of its clinic. */
public enum Reference {
    PATIENT,
    OPERATOR,
    ASSISTANT,
    CHAIR,
    BRANCH,
    SPECIALTY,
    BOOKING_REASON,
    COLOR,
    STATE,
    /** A plan of the patient's; who books by its number alone is told so. */
    TREATMENT_PLAN,
    /** A definition of the clinic's. */
    UNSCHEDULED_STATUS
}
