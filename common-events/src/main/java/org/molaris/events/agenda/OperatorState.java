package org.molaris.events.agenda;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Somebody who treats patients. What only the clinic's own office needs of them stays with clinic-service. */
public record OperatorState(
        UUID id,
        long number,
        UUID clinicId,
        String firstName,
        String lastName,
        String abbreviation,
        String rut,
        String fiscalCode,
        String licenseNumber,
        String email,
        String color,
        boolean hygienist,
        boolean onlineBooking,
        int intervalMinutes,
        List<UUID> specialtyIds,
        String middleName,
        String suffix,
        String socialName,
        String nationalProviderId,
        int sequence,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
