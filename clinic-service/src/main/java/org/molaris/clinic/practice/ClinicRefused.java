package org.molaris.clinic.practice;

/** A rule about clinics said no. Each dialect decides what that looks like; nothing else catches it. */
public class ClinicRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        CLINIC_NOT_FOUND,
        /** Another clinic has this slug. */
        SLUG_TAKEN,
        /** Another clinic sends from this number. */
        SENDER_TAKEN,
        /** Somebody could read the token on its way there. */
        UNSAFE_BASE_URL,
        /** It is said until when nobody is written to, and not from when on. */
        QUIET_WITHOUT_BEGINNING,
        /** The other way round. */
        QUIET_WITHOUT_END,
        /** Both are the same time. */
        QUIET_FOR_NO_TIME,
        /** There is no key to encrypt them with. */
        SECRETS_NOT_TAKEN,
        /** The clinic is no longer what the caller saw. */
        STALE
    }

    private final Reason reason;

    ClinicRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
