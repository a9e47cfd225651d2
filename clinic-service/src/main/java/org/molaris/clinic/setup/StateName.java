package org.molaris.clinic.setup;

import org.molaris.clinic.agenda.VisitState;

/**
 * A clinic's own name for where an appointment stands.
 *
 * @param state the native one that it means; a reserved name keeps its meaning
 * @param reserved there from the first day, and for good
 * @param internalUse not to be shown to patients
 */
public record StateName(
        String name, VisitState state, String color, boolean reserved, boolean internalUse, int sequence)
        implements Details {

    /** The number of the state that a new appointment has, in every clinic. */
    public static final long UNCONFIRMED = 7;

    public StateName {
        name = Tidy.name("name", name);
        color = Tidy.color(color);
    }

    boolean keepsItsMeaning(StateName before) {
        return !before.reserved || state == before.state;
    }
}
