package org.molaris.clinic.agenda;

import java.util.EnumSet;
import java.util.Set;
import org.molaris.clinic.agenda.FindSlots.Slots;

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
        /** Not of so many minutes as make whole intervals of the operator's. */
        UNEVEN_DURATION,
        /** Patients are seen in either way then, and somebody has to say which. */
        MODALITY_REQUIRED,
        /** Patients are not seen in that way then. */
        MODALITY_NOT_OFFERED,
        /** The chair stands in another branch. */
        ANOTHER_BRANCH,
        /** The operator has not learnt what the visit is for. */
        ANOTHER_SPECIALTY,
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

    private static final Set<Reason> OF_THE_TIME =
            EnumSet.of(Reason.SLOT_TAKEN, Reason.BLOCKED, Reason.OUTSIDE_OPENING_HOURS, Reason.IN_THE_PAST);

    private final Reason reason;
    private final Reference reference;
    private final transient Slots alternatives;

    AppointmentRefused(Reason reason) {
        this(reason, null, Slots.NONE);
    }

    static AppointmentRefused unknown(Reference reference) {
        return new AppointmentRefused(Reason.UNKNOWN_REFERENCE, reference, Slots.NONE);
    }

    static AppointmentRefused slotTaken(Slots alternatives) {
        return new AppointmentRefused(Reason.SLOT_TAKEN, null, alternatives);
    }

    /** The same with what could be had instead. */
    AppointmentRefused offering(Slots others) {
        return new AppointmentRefused(reason, reference, others);
    }

    private AppointmentRefused(Reason reason, Reference reference, Slots alternatives) {
        super(reason.name());
        this.reason = reason;
        this.reference = reference;
        this.alternatives = alternatives;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether the same could be had at another time. */
    public boolean isOfTheTime() {
        return OF_THE_TIME.contains(reason);
    }

    /** What is unknown; null unless the reason is {@link Reason#UNKNOWN_REFERENCE}. */
    public Reference reference() {
        return reference;
    }

    /** The next times that are free for the same, with whom and where; none unless it was looked for them. */
    public Slots alternatives() {
        return alternatives;
    }
}
