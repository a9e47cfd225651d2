package org.molaris.clinic.credential;

/** A rule about API keys said no. Each dialect decides what that looks like; nothing else catches it. */
public class ApiKeyRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        CLINIC_NOT_FOUND,
        /** There is none, or none that still opens anything. */
        API_KEY_NOT_FOUND,
        /** The clinic has as many as it may. */
        TOO_MANY_KEYS,
        /** A key that made keys could outlive its own end. */
        ASKED_BY_A_KEY,
        /** Only a key is used as a key. */
        NOT_ASKED_BY_A_KEY,
        /** The key is no longer what the caller saw. */
        STALE
    }

    private final Reason reason;

    ApiKeyRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
