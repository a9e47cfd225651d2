package org.molaris.clinic.credential;

/** A rule about developers said no. Each dialect decides what that looks like; nothing else catches it. */
public class DeveloperRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        /** There is none, or none whose key still opens anything. */
        DEVELOPER_NOT_FOUND,
        /** The same of one that an API key was to belong to. */
        UNKNOWN_DEVELOPER,
        /** The developer is no longer what the caller saw. */
        STALE
    }

    private final Reason reason;

    DeveloperRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
