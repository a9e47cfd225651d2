package org.molaris.events.agenda;

import java.time.Instant;
import java.util.UUID;

/** Where patients are treated; number 7 is the overbooking chair of every clinic, which is never full. */
public record ChairState(
        UUID id,
        long number,
        UUID clinicId,
        String name,
        String abbreviation,
        UUID branchId,
        UUID operatorId,
        boolean hygiene,
        boolean overbooking,
        int sequence,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
