package org.molaris.clinic.agenda;

import java.util.EnumSet;
import java.util.Set;

/** Where an appointment stands, in the words that all clinics share; each clinic's own states mean one of these. */
public enum VisitState {
    SCHEDULED,
    CONFIRMED,
    WAITING,
    IN_CARE,
    DONE,
    ABSENT,
    CANCELLED;

    private static final Set<VisitState> LIVE = EnumSet.range(SCHEDULED, DONE);
    private static final Set<VisitState> PATIENT_WAS_EXPECTED = EnumSet.range(WAITING, ABSENT);

    /** Takes up its time. */
    public boolean live() {
        return LIVE.contains(this);
    }

    /** Only known when the time has come. */
    boolean needsItsTime() {
        return PATIENT_WAS_EXPECTED.contains(this);
    }

    /** People correct mistakes, so nearly everything may. */
    boolean mayBecome(VisitState next) {
        return next == this || next().contains(next);
    }

    private Set<VisitState> next() {
        return switch (this) {
            case SCHEDULED, CONFIRMED, WAITING, IN_CARE, DONE -> EnumSet.allOf(VisitState.class);
            // Who comes late after all waits first.
            case ABSENT -> EnumSet.of(SCHEDULED, CONFIRMED, WAITING, CANCELLED);
            // Its time was given away: it is booked again before anything else.
            case CANCELLED -> EnumSet.of(SCHEDULED, CONFIRMED);
        };
    }
}
