package org.molaris.treatment.plan;

/** A rule about a patient's procedures said no. Each dialect decides what that looks like; nothing else catches it. */
public class ProcedureRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        NOT_FOUND,
        /** The treatment area of the code has to have it. */
        REQUIRED,
        /** There is no such tooth, surface or range. */
        INVALID,
        /** The treatment area of the code has no such thing. */
        NOT_OF_THIS_AREA,
        /** Another code has another treatment area. */
        OTHER_AREA,
        /** It was done as it was done. */
        FIXED,
        /** Nobody has done anything on a day to come. */
        IN_THE_FUTURE,
        /** What another practice did is not ours to delete. */
        NOT_DELETABLE
    }

    /** What it is about. */
    public enum Field {
        PROCEDURE,
        CODE,
        TOOTH,
        SURFACE,
        TOOTH_RANGE,
        DATE
    }

    private final Reason reason;
    private final Field field;

    ProcedureRefused(Reason reason, Field field) {
        super(reason + " " + field);
        this.reason = reason;
        this.field = field;
    }

    public Reason reason() {
        return reason;
    }

    public Field field() {
        return field;
    }
}
