package org.molaris.events.agenda;

import java.util.UUID;
import org.molaris.events.Change;

/** {@code specialty-created}, {@code specialty-updated} or {@code specialty-deleted}. */
public record SpecialtyChanged(Change change, SpecialtyState specialty) implements KeptInTheAgenda {

    @Override
    public String aggregate() {
        return "specialty";
    }

    @Override
    public UUID clinicId() {
        return specialty.clinicId();
    }

    @Override
    public UUID subject() {
        return specialty.id();
    }

    @Override
    public long sequence() {
        return specialty.version();
    }
}
