package org.molaris.clinic.patient;

/** A rule about patients said no. Each dialect decides what that looks like; nothing else catches it. */
public class PatientRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        PATIENT_NOT_FOUND,
        PHONE_NOT_FOUND,
        /** Nobody alive was born then, or yet. */
        IMPOSSIBLE_DATE_OF_BIRTH,
        /** A phone is named by a number that none of the patient's phones has. */
        UNKNOWN_PHONE,
        SAME_PHONE_TWICE,
        /** The clinic has no such field, or it holds something else. */
        CUSTOM_FIELD,
        /** A guarantor, or the patient to be merged into, whom the clinic does not have. */
        UNKNOWN_PATIENT,
        UNKNOWN_OPERATOR,
        UNKNOWN_BRANCH,
        /** No definition of how accounts are billed. */
        UNKNOWN_BILLING_TYPE,
        /** Whoever pays for others has nobody who pays for them. */
        NOT_HEAD_OF_HOUSEHOLD,
        /** Others have the patient as the one who pays for them. */
        HEAD_OF_HOUSEHOLD,
        /** The clinic has somebody of this name, date of birth, and email or phone. */
        KNOWN_ALREADY,
        NATIONAL_ID_TAKEN,
        EXTERNAL_ID_TAKEN,
        /** Nobody is a duplicate of themselves. */
        MERGED_INTO_ITSELF,
        /** The patient to be merged into was put away. */
        PATIENT_ARCHIVED,
        /** The record was a duplicate: there is another one to write to. */
        PATIENT_MERGED,
        PATIENT_ERASED,
        /** The patient is no longer what the caller saw. */
        STALE
    }

    private final Reason reason;
    private final String field;
    private final String requirement;

    PatientRefused(Reason reason) {
        this(reason, null, null);
    }

    PatientRefused(Reason reason, String field) {
        this(reason, field, null);
    }

    PatientRefused(Reason reason, String field, String requirement) {
        super(field == null ? reason.name() : reason + " " + field);
        this.reason = reason;
        this.field = field;
        this.requirement = requirement;
    }

    public Reason reason() {
        return reason;
    }

    /** What of the patient is meant, by the name of its column, and within it by a dot and the name there; or null. */
    public String field() {
        return field;
    }

    /** What the field would have to be, when that depends on the clinic; or null. */
    public String requirement() {
        return requirement;
    }
}
