package org.molaris.events.agenda;

import java.util.UUID;
import org.molaris.events.Change;

/** {@code color-created}, {@code color-updated} or {@code color-deleted}. */
public record ColorChanged(Change change, ColorState color) implements KeptInTheAgenda {

    @Override
    public String aggregate() {
        return "color";
    }

    @Override
    public UUID clinicId() {
        return color.clinicId();
    }

    @Override
    public UUID subject() {
        return color.id();
    }

    @Override
    public long sequence() {
        return color.version();
    }
}
