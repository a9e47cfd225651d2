package org.molaris.clinic.patient;

/** What somebody is to the clinic. */
public enum PatientStatus {
    PATIENT,
    NON_PATIENT,
    INACTIVE,
    DECEASED,
    PROSPECTIVE
}
