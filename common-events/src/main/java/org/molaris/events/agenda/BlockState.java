package org.molaris.events.agenda;

import java.time.Instant;
import java.util.UUID;

/** Time that is not to be booked: of an operator, a chair, a branch, or of the whole clinic. */
public record BlockState(
        UUID id,
        long number,
        UUID clinicId,
        UUID branchId,
        UUID operatorId,
        UUID chairId,
        Instant startsAt,
        Instant endsAt,
        String reason,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
