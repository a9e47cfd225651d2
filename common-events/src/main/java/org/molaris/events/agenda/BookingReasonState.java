package org.molaris.events.agenda;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Why patients come, how long that takes and what it costs. */
public record BookingReasonState(
        UUID id,
        long number,
        UUID clinicId,
        String name,
        UUID specialtyId,
        int durationMinutes,
        BigDecimal price,
        List<UUID> operatorIds,
        int sequence,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
