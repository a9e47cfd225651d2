package org.molaris.clinic.practice;

import io.smallrye.mutiny.Uni;

/** Something that a clinic has from its first day. */
public interface StartingKit {

    /** Gives it to the clinic that is being opened, in the same transaction. */
    Uni<Void> give(ClinicDetails clinic);
}
