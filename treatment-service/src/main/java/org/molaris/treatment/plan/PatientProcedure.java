package org.molaris.treatment.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.molaris.treatment.catalogue.TreatArea;

/**
 * A patient's procedure as it is told to a caller, with what it names by the numbers that integer-keyed dialects know that by:
 * the columns of the view of that name.
 *
 * @param codeNumber of the catalogue's entry; null when the catalogue has none
 * @param treatArea of that entry; null when nobody says
 * @param fee two decimals; null when not said
 * @param plannedOn the day that was named when it was planned
 * @param visit what the visit makes of a procedure: planned is one that does not take place
 * @param diagnosis the number of a definition
 * @param priority the number of a definition
 * @param procedureDate the day on which it was done, is planned for, or was planned, by the clinic's clock
 * @param placed whether it stands in a plan
 * @param shelved whether it stands in plans, and none of them is active
 */
public record PatientProcedure(
        UUID id,
        long number,
        UUID clinicId,
        UUID patientId,
        Long patientNumber,
        String name,
        String code,
        Long codeNumber,
        TreatArea treatArea,
        boolean areaAlsoToothRange,
        String tooth,
        String surface,
        String toothRange,
        BigDecimal fee,
        String status,
        boolean elsewhere,
        LocalDate plannedOn,
        Instant doneAt,
        Instant deletedAt,
        UUID appointmentId,
        Long appointmentNumber,
        String visit,
        UUID plannedAppointmentId,
        Long plannedAppointmentNumber,
        UUID operatorId,
        Long operatorNumber,
        String operatorAbbreviation,
        UUID branchId,
        Long branchNumber,
        Long diagnosis,
        String diagnosisName,
        Long priority,
        String priorityName,
        LocalDate procedureDate,
        boolean placed,
        boolean shelved,
        String timeZone,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** How it stands. */
    public ProcedureStanding standing() {
        if (deletedAt != null) {
            return ProcedureStanding.DELETED;
        }
        if (status.equals(ProcedureRow.DONE)) {
            return elsewhere ? ProcedureStanding.ELSEWHERE : ProcedureStanding.DONE;
        }
        return shelved ? ProcedureStanding.SHELVED : ProcedureStanding.PLANNED;
    }

    /** The clinic's. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }
}
