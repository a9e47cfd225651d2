package org.molaris.events.agenda;

import java.util.UUID;
import org.molaris.events.Change;

/** {@code branch-created}, {@code branch-updated} or {@code branch-deleted}. */
public record BranchChanged(Change change, BranchState branch) implements KeptInTheAgenda {

    @Override
    public String aggregate() {
        return "branch";
    }

    @Override
    public UUID clinicId() {
        return branch.clinicId();
    }

    @Override
    public UUID subject() {
        return branch.id();
    }

    @Override
    public long sequence() {
        return branch.version();
    }
}
