package org.molaris.events.treatment;

import java.util.UUID;
import org.molaris.events.Change;
import org.molaris.events.KeptEvent;
import org.molaris.events.Topic;

/**
 * {@code procedure-created}, {@code procedure-updated} or {@code procedure-deleted}: of a procedure that stands in no plan. Of
 * one that stands in some, what happens to it is told as what happens to its steps; that it is gone is told of every one.
 */
public record ProcedureChanged(Change change, ProcedureState procedure) implements KeptEvent {

    @Override
    public Topic topic() {
        return Topic.TREATMENTS;
    }

    @Override
    public String aggregate() {
        return "procedure";
    }

    @Override
    public UUID clinicId() {
        return procedure.clinicId();
    }

    @Override
    public UUID subject() {
        return procedure.id();
    }

    @Override
    public long sequence() {
        return procedure.version();
    }
}
