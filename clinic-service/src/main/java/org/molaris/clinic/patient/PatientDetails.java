package org.molaris.clinic.patient;

import java.time.Instant;
import java.util.UUID;
import org.molaris.clinic.patient.PatientRefused.Reason;
import org.molaris.events.patient.PatientState;
import org.molaris.events.patient.PhoneState;

/**
 * A patient as it is told to a caller of the same clinic.
 *
 * @param mergedInto the patient who this one turned out to be; null otherwise
 * @param erasedAt set when nobody is to be known by it any more
 */
public record PatientDetails(
        UUID id,
        long number,
        UUID clinicId,
        PersonalDetails personal,
        boolean recallOptedOut,
        Instant archivedAt,
        UUID mergedInto,
        Instant erasedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** One of the phones; fails with {@link PatientRefused} when none has that number. */
    public PatientPhone phone(long phoneNumber) {
        return personal.phones().stream()
                .filter(phone -> phone.number() == phoneNumber)
                .findFirst()
                .orElseThrow(() -> new PatientRefused(Reason.PHONE_NOT_FOUND));
    }

    /** As much of it as the other services are told. */
    public PatientState asState() {
        return new PatientState(
                id,
                number,
                clinicId,
                personal.firstName(),
                personal.lastName(),
                personal.socialName(),
                personal.phone(),
                personal.phones().stream().map(PatientDetails::asState).toList(),
                personal.email(),
                personal.language(),
                personal.terms().defaultDiscount(),
                personal.terms().guarantorId(),
                personal.terms().operatorId(),
                recallOptedOut,
                archivedAt,
                mergedInto,
                erasedAt,
                version,
                createdAt,
                updatedAt);
    }

    private static PhoneState asState(PatientPhone phone) {
        return new PhoneState(phone.number(), phone.phone(), phone.label(), phone.smsEnabled());
    }
}
