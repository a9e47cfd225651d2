package org.molaris.treatment.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.molaris.treatment.catalogue.TreatArea;
import org.molaris.treatment.plan.TreatmentRefused.Reason;

/**
 * What a {@link ProcedureSaid} names, as the function of that name found it. Null is not named, or not known.
 *
 * @param today by the clinic's clock
 * @param patientsOperatorId who usually treats the patient
 * @param visitorId whose visit it is
 * @param visit what the visit makes of a procedure
 * @param visitsOperatorId with whom the visit is
 * @param firstPriority the first of the clinic's priorities
 * @param code as the catalogue writes it
 * @param treatArea null when the catalogue does not say
 */
record NamedByNumber(
        LocalDate today,
        String timeZone,
        UUID patientId,
        UUID patientsOperatorId,
        UUID appointmentId,
        UUID visitorId,
        String visit,
        UUID visitsOperatorId,
        UUID plannedAppointmentId,
        UUID plannedVisitorId,
        UUID operatorId,
        UUID branchId,
        Long priority,
        Long firstPriority,
        Long diagnosis,
        Long firstDiagnosis,
        String code,
        String name,
        BigDecimal price,
        TreatArea treatArea,
        boolean areaAlsoToothRange) {

    /** Everything that is said by a number or a name is known, and the visits are this patient's. */
    void mustHave(ProcedureSaid said, UUID patient) {
        known(said.code() == null ? null : 1L, code, Reason.UNKNOWN_PROCEDURE_CODE);
        visit(said.appointment(), appointmentId, visitorId, patient);
        visit(said.plannedAppointment(), plannedAppointmentId, plannedVisitorId, patient);
        known(named(said.priority(), said.priorityName()), priority, Reason.UNKNOWN_PRIORITY);
        known(named(said.diagnosis(), said.diagnosisName()), diagnosis, Reason.UNKNOWN_DIAGNOSIS);
        known(said.operator(), operatorId, Reason.UNKNOWN_OPERATOR);
        known(said.branch(), branchId, Reason.UNKNOWN_BRANCH);
    }

    /** Who does it when nobody says: with whom the visit is, or who usually treats the patient. */
    UUID usualOperator() {
        return Stream.of(visitsOperatorId, patientsOperatorId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** A moment of a day on which something was done, which is not to come: now, if that is today. */
    Instant momentOf(LocalDate day, Instant now) {
        if (day.isAfter(today)) {
            throw new ProcedureRefused(ProcedureRefused.Reason.IN_THE_FUTURE, ProcedureRefused.Field.DATE);
        }
        return day.equals(today) ? now : day.atStartOfDay(ZoneId.of(timeZone)).toInstant();
    }

    private static void visit(Long said, UUID found, UUID visitor, UUID patient) {
        known(said, found == null || !patient.equals(visitor) ? null : found, Reason.UNKNOWN_APPOINTMENT);
    }

    private static Long named(Long number, String name) {
        return name == null ? number : Long.valueOf(1);
    }

    private static void known(Long said, Object found, Reason otherwise) {
        if (said != null && said != 0 && found == null) {
            throw new TreatmentRefused(otherwise);
        }
    }
}
