package org.molaris.events.agenda;

import java.time.Instant;
import java.util.UUID;

/** A place where the clinic works. */
public record BranchState(
        UUID id,
        long number,
        UUID clinicId,
        String name,
        String address,
        String city,
        String phone,
        int sequence,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
