package org.molaris.events.agenda;

import java.util.UUID;
import org.molaris.events.Change;

/** {@code definition-created}, {@code definition-updated} or {@code definition-deleted}. */
public record DefinitionChanged(Change change, DefinitionState definition) implements KeptInTheAgenda {

    @Override
    public String aggregate() {
        return "definition";
    }

    @Override
    public UUID clinicId() {
        return definition.clinicId();
    }

    @Override
    public UUID subject() {
        return definition.id();
    }

    @Override
    public long sequence() {
        return definition.version();
    }
}
