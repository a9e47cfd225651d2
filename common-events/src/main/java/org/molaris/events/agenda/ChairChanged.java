package org.molaris.events.agenda;

import java.util.UUID;
import org.molaris.events.Change;

/** {@code chair-created}, {@code chair-updated} or {@code chair-deleted}. */
public record ChairChanged(Change change, ChairState chair) implements KeptInTheAgenda {

    @Override
    public String aggregate() {
        return "chair";
    }

    @Override
    public UUID clinicId() {
        return chair.clinicId();
    }

    @Override
    public UUID subject() {
        return chair.id();
    }

    @Override
    public long sequence() {
        return chair.version();
    }
}
