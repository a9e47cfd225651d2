package org.molaris.clinic.agenda;

import java.time.Instant;
import java.util.List;

/** A rule about the agenda said no. Each dialect decides what that looks like; nothing else catches it. */
public class AppointmentRefused extends RuntimeException {

    /** Which rule. */
    public enum Reason {
        APPOINTMENT_NOT_FOUND,
        /** What it refers to is not this clinic's, or is no longer there: see {@link #reference()}. */
        UNKNOWN_REFERENCE,
        /** The clinic's own state means another one than the one that was named beside it. */
        STATES_DISAGREE,
        IN_THE_PAST,
        OUTSIDE_OPENING_HOURS,
        /** That time is not to be booked. */
        BLOCKED,
        /** Somebody else has the chair or the operator: see {@link #alternatives()}. */
        SLOT_TAKEN,
        IMPOSSIBLE_TRANSITION,
        /** It has its time. */
        NOT_TO_BE_RESCHEDULED,
        /** Free times are asked for of no time, or of more than anybody can look at. */
        IMPOSSIBLE_WINDOW,
        /** The appointment is no longer what the caller saw. */
        STALE
    }

    private final Reason reason;
    private final Reference reference;
    private final transient List<Instant> alternatives;

    AppointmentRefused(Reason reason) {
        this(reason, null, List.of());
    }

    static AppointmentRefused unknown(Reference reference) {
        return new AppointmentRefused(Reason.UNKNOWN_REFERENCE, reference, List.of());
    }

    static AppointmentRefused slotTaken(List<Instant> alternatives) {
        return new AppointmentRefused(Reason.SLOT_TAKEN, null, alternatives);
    }

    private AppointmentRefused(Reason reason, Reference reference, List<Instant> alternatives) {
        super(reason.name());
        this.reason = reason;
        this.reference = reference;
        this.alternatives = alternatives;
    }

    public Reason reason() {
        return reason;
    }

    /** What is unknown; null unless the reason is {@link Reason#UNKNOWN_REFERENCE}. */
    public Reference reference() {
        return reference;
    }

    /** The next times that are free for the same; empty unless the reason is {@link Reason#SLOT_TAKEN}. */
    public List<Instant> alternatives() {
        return alternatives;
    }
}
