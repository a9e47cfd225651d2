package org.molaris.events.agenda;

import java.util.UUID;
import org.molaris.events.Change;

/** {@code block-created}, {@code block-updated} or {@code block-deleted}. */
public record BlockChanged(Change change, BlockState block) implements KeptInTheAgenda {

    @Override
    public String aggregate() {
        return "block";
    }

    @Override
    public UUID clinicId() {
        return block.clinicId();
    }

    @Override
    public UUID subject() {
        return block.id();
    }

    @Override
    public long sequence() {
        return block.version();
    }
}
