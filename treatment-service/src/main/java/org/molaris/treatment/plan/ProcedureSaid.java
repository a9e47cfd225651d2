package org.molaris.treatment.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.molaris.treatment.known.KnownThings.Numbers;

/**
 * What an integer-keyed dialect says of a procedure. Null says nothing; the number 0 says none.
 *
 * @param date when it was done, or is planned for
 * @param code of the catalogue
 * @param priorityName instead of the number of the priority
 * @param diagnosisName instead of the number of the diagnosis
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProcedureSaid(
        Long patient,
        LocalDate date,
        ProcedureStanding standing,
        String code,
        String tooth,
        String surface,
        String toothRange,
        BigDecimal fee,
        Long appointment,
        Long plannedAppointment,
        Long operator,
        Long branch,
        Long priority,
        String priorityName,
        Long diagnosis,
        String diagnosisName) {

    Numbers numbers() {
        return new Numbers(patient, operator, branch, appointment, priority, diagnosis);
    }

    /** Of the visit that has no time yet. */
    Numbers plannedNumbers() {
        return new Numbers(null, null, null, plannedAppointment, null, null);
    }
}
