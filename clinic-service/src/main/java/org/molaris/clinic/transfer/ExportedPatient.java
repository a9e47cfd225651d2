package org.molaris.clinic.transfer;

import java.time.Instant;
import java.time.LocalDate;
import org.molaris.clinic.patient.Gender;

/** A patient as a file has it, with the names that an import understands. */
public record ExportedPatient(
        String firstName,
        String lastName,
        String socialName,
        String phone,
        String email,
        LocalDate dateOfBirth,
        Gender gender,
        String address,
        String city,
        String notes,
        String externalId,
        String chartNumber,
        String dui,
        String rut,
        String fiscalCode,
        boolean recallOptedOut,
        Instant archivedAt,
        Instant createdAt) {}
