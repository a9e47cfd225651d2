package org.molaris.clinic.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.molaris.events.patient.PatientState;

/** A patient as it is told to a caller of the same clinic. */
public record PatientDetails(
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
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** As much of it as the other services are told. */
    public PatientState asState() {
        return new PatientState(
                id,
                number,
                clinicId,
                firstName,
                lastName,
                null,
                phone,
                List.of(),
                email,
                null,
                recallOptedOut,
                archivedAt,
                null,
                null,
                version,
                createdAt,
                updatedAt);
    }
}
