package org.molaris.events.agenda;

import java.util.UUID;
import org.molaris.events.Change;

/** {@code opening-hours-created}, {@code opening-hours-updated} or {@code opening-hours-deleted}. */
public record OpeningHoursChanged(Change change, OpeningHoursState openingHours) implements KeptInTheAgenda {

    @Override
    public String aggregate() {
        return "opening-hours";
    }

    @Override
    public UUID clinicId() {
        return openingHours.clinicId();
    }

    @Override
    public UUID subject() {
        return openingHours.id();
    }

    @Override
    public long sequence() {
        return openingHours.version();
    }
}
