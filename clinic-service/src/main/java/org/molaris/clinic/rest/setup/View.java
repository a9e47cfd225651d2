package org.molaris.clinic.rest.setup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.molaris.clinic.setup.Details;
import org.molaris.clinic.setup.Kept;

/** Something that a clinic keeps, with what is written down of it beside the fields that all have. */
record View<T extends Details>(
        UUID id,
        long number,
        UUID clinicId,
        @JsonUnwrapped T details,
        Instant deletedAt,
        Instant createdAt,
        Instant updatedAt) {

    static <T extends Details> View<T> of(Kept<T> kept) {
        return new View<>(
                kept.id(),
                kept.number(),
                kept.clinicId(),
                kept.details(),
                kept.deletedAt(),
                kept.createdAt(),
                kept.updatedAt());
    }
}
