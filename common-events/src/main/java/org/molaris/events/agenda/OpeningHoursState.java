package org.molaris.events.agenda;

import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;

/** When somebody is there, in local times; weekday 1 is Monday. Without an operator: all who have no hours of their own. */
public record OpeningHoursState(
        UUID id,
        long number,
        UUID clinicId,
        UUID branchId,
        UUID operatorId,
        int weekday,
        LocalTime opensAt,
        LocalTime closesAt,
        String modality,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
