package org.molaris.events.agenda;

import java.util.UUID;
import org.molaris.events.Change;

/** {@code operator-created}, {@code operator-updated} or {@code operator-deleted}. */
public record OperatorChanged(Change change, OperatorState operator) implements KeptInTheAgenda {

    @Override
    public String aggregate() {
        return "operator";
    }

    @Override
    public UUID clinicId() {
        return operator.clinicId();
    }

    @Override
    public UUID subject() {
        return operator.id();
    }

    @Override
    public long sequence() {
        return operator.version();
    }
}
