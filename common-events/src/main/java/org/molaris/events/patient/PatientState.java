package org.molaris.events.patient;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A patient, as far as the other services need to know one: how to name and to reach the patient, and whether that is
 * allowed. Anything clinical stays with clinic-service.
 *
 * @param number the integer that integer-keyed dialects know the patient by
 * @param socialName how the patient wants to be called, when that is another name
 * @param phone the first of the phones, E.164; null when none is known
 * @param language BCP 47; null for the clinic's
 * @param defaultDiscount in percent; null when the patient has none
 * @param guarantorId the patient who pays; null for themselves
 * @param operatorId who usually treats them; null when nobody does
 * @param recallOptedOut the patient wants no recall messages
 * @param archivedAt set when the clinic put the record away
 * @param mergedInto the patient who this one turned out to be; null otherwise
 * @param erasedAt set when the patient was anonymised for good
 */
public record PatientState(
        UUID id,
        long number,
        UUID clinicId,
        String firstName,
        String lastName,
        String socialName,
        String phone,
        List<PhoneState> phones,
        String email,
        String language,
        BigDecimal defaultDiscount,
        UUID guarantorId,
        UUID operatorId,
        boolean recallOptedOut,
        Instant archivedAt,
        UUID mergedInto,
        Instant erasedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
