package org.molaris.events.agenda;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Somebody who treats patients. */
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
        String ssn,
        String nationalProviderId,
        LocalDate dateOfBirth,
        String schedulingNote,
        int sequence,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
