package org.molaris.clinic.patient;

/** A rule about patients said no. Each dialect decides what that looks like; nothing else catches it. */
public class PatientRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        PATIENT_NOT_FOUND,
        /** Nobody alive was born then, or yet. */
        IMPOSSIBLE_DATE_OF_BIRTH,
        /** The patient is no longer what the caller saw. */
        STALE
    }

    private final Reason reason;

    PatientRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
