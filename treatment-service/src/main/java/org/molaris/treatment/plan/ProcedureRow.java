package org.molaris.treatment.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What is written of a procedure: columns of the table of that name. */
record ProcedureRow(
        UUID id,
        UUID patientId,
        String name,
        String code,
        String tooth,
        String surface,
        String toothRange,
        BigDecimal fee,
        String status,
        boolean elsewhere,
        LocalDate plannedOn,
        Instant doneAt,
        UUID appointmentId,
        UUID plannedAppointmentId,
        UUID operatorId,
        UUID branchId,
        Long diagnosis,
        Long priority) {

    static final String PLANNED = "planned";
    static final String SCHEDULED = "scheduled";
    static final String DONE = "done";

    /** What is to be done is scheduled at a visit that takes place. One that is over does not make it done, when people say it is not. */
    static String toBeDone(String visit) {
        return SCHEDULED.equals(visit) ? SCHEDULED : PLANNED;
    }
}
