package org.molaris.clinic.setup;

/** A rule about staff, rooms or words of the agenda said no. Each dialect decides what that looks like. */
public class SetupRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        CLINIC_NOT_FOUND,
        NOT_FOUND,
        /** It is no longer what the caller saw. */
        STALE,
        /** What it names is not of this clinic, or deleted. */
        UNKNOWN,
        /** Text is needed. */
        BLANK,
        /** Before it begins, or with it. */
        ENDS_TOO_EARLY,
        /** A choice of nothing. */
        NO_CHOICES,
        /** Choices for what is none. */
        NO_CHOICE,
        /** It is there for good. */
        RESERVED,
        /** Appointments count on it. */
        IN_USE,
        NAME_TAKEN,
        HOURS_OVERLAP
    }

    private final Reason reason;
    private final transient Kind<?> kind;
    private final String field;

    SetupRefused(Reason reason, Kind<?> kind, String field) {
        super(reason.name());
        this.reason = reason;
        this.kind = kind;
        this.field = field;
    }

    SetupRefused(Reason reason) {
        this(reason, null, null);
    }

    /** About a thing of that kind. */
    SetupRefused(Reason reason, Kind<?> kind) {
        this(reason, kind, null);
    }

    /** About one of its fields. */
    SetupRefused(Reason reason, String field) {
        this(reason, null, field);
    }

    public Reason reason() {
        return reason;
    }

    /** What kind of thing is meant; for {@link Reason#UNKNOWN} the one that was not found. */
    public Kind<?> kind() {
        return kind;
    }

    /** As callers name it. */
    public String field() {
        return field;
    }
}
