package org.molaris.clinic.document;

/** What a document is to the clinic. */
public enum DocumentType {
    TEXT,
    XRAY,
    IMAGE,
    IDENTIFICATION,
    ELECTRONIC_SIGNATURE_PATIENT_DETAILS,
    ELECTRONIC_SIGNATURE_PATIENT_DETAILS_AND_TERMS_AND_CONDITIONS,
    OTHER;

    /** Whether a document of this type is to be looked at. */
    boolean isPicture() {
        return this == XRAY || this == IMAGE;
    }
}
