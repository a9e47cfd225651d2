package org.molaris.clinic.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.molaris.clinic.patient.Gender;
import org.molaris.clinic.patient.PatientDetails;

/** A patient. */
record PatientView(
        UUID id,
        long number,
        UUID clinicId,
        String firstName,
        String lastName,
        String phone,
        String email,
        LocalDate dateOfBirth,
        Gender gender,
        String address,
        String city,
        String notes,
        boolean recallOptedOut,
        Instant archivedAt,
        Instant createdAt,
        Instant updatedAt) {

    static PatientView of(PatientDetails patient) {
        return new PatientView(
                patient.id(),
                patient.number(),
                patient.clinicId(),
                patient.firstName(),
                patient.lastName(),
                patient.phone(),
                patient.email(),
                patient.dateOfBirth(),
                patient.gender(),
                patient.address(),
                patient.city(),
                patient.notes(),
                patient.recallOptedOut(),
                patient.archivedAt(),
                patient.createdAt(),
                patient.updatedAt());
    }
}
