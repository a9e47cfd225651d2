package org.molaris.events.treatment;

import java.util.UUID;
import org.molaris.events.Change;
import org.molaris.events.KeptEvent;
import org.molaris.events.Topic;

/** {@code procedure-code-created} or {@code procedure-code-updated}. */
public record ProcedureCodeChanged(Change change, ProcedureCodeState procedureCode) implements KeptEvent {

    @Override
    public Topic topic() {
        return Topic.TREATMENTS;
    }

    @Override
    public String aggregate() {
        return "procedure-code";
    }

    @Override
    public UUID clinicId() {
        return procedureCode.clinicId();
    }

    @Override
    public UUID subject() {
        return procedureCode.id();
    }

    @Override
    public long sequence() {
        return procedureCode.version();
    }
}
