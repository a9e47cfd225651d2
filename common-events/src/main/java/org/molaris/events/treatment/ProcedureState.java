package org.molaris.events.treatment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something that is done for a patient once, in whatever plans it stands, or in none. Why it is done stays with
 * treatment-service.
 *
 * @param number the integer that integer-keyed dialects know it by
 * @param name what is done
 * @param code in the clinic's catalogue or not; null when it has none
 * @param tooth null when it concerns none
 * @param surface surfaces, quadrant, sextant or arch; null when it concerns none
 * @param toothRange several teeth, such as {@code 2,3,13-15}; null when it concerns none
 * @param fee in the clinic's currency, two decimals; null when not said
 * @param discount what the patient is let off of it
 * @param vatRate value added tax, in percent, two decimals
 * @param status planned, scheduled or done
 * @param elsewhere whether another practice did it
 * @param plannedOn the day that was named when it was planned; null when none was
 * @param doneAt null while it is not
 * @param appointmentId the visit at which it is, or was, to be done; null for none
 * @param plannedAppointmentId a visit that has no time yet; null for none
 * @param operatorId who does it; null when not said
 * @param branchId where; null when not said
 * @param priority the number of the clinic's definition of how urgent it is; null for none
 * @param deletedAt null while it is there
 */
public record ProcedureState(
        UUID id,
        long number,
        UUID clinicId,
        UUID patientId,
        String name,
        String code,
        String tooth,
        String surface,
        String toothRange,
        BigDecimal fee,
        BigDecimal discount,
        BigDecimal vatRate,
        String status,
        boolean elsewhere,
        LocalDate plannedOn,
        Instant doneAt,
        UUID appointmentId,
        UUID plannedAppointmentId,
        UUID operatorId,
        UUID branchId,
        Long priority,
        Instant deletedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
