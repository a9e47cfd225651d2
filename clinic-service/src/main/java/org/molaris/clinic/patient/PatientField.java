package org.molaris.clinic.patient;

/** What of patients may be asked for by any comparison; the function of the schema knows each by its name in lower case. */
public enum PatientField {
    NUMBER,
    /** The one of the {@link NationalIds} that the clinic goes by, however it is punctuated. */
    DOCUMENT,
    FIRST_NAME,
    LAST_NAME,
    SOCIAL_NAME,
    EMAIL,
    /** Any of the patient's, with the country's code or without. */
    PHONE,
    ADDRESS,
    DISTRICT,
    CITY,
    NOTES,
    CHART_NUMBER,
    DATE_OF_BIRTH,
    /** By the clinic's clock. */
    REGISTERED_ON,
    /** By the clinic's clock. */
    ARCHIVED_ON,
    /** Not put away. */
    IN_USE
}
