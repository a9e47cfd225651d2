package org.molaris.treatment.opendental;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.opendental.DefNum;
import org.molaris.opendental.DefNum.Category;
import org.molaris.opendental.Writing;
import org.molaris.treatment.plan.PatientProcedure;

/** A patient's procedure. */
@Schema(examples = """
        {"ProcNum": 20, "PatNum": 12, "AptNum": 0, "ProcDate": "2026-03-02", "ProcFee": "130.00", "Surf": "MODL",
         "ToothNum": "4", "ToothRange": "", "Priority": 0, "priority": "", "ProcStatus": "C", "ProvNum": 2,
         "provAbbr": "CR", "Dx": 0, "dxName": "", "PlannedAptNum": 0, "Prosthesis": "",
         "DateOriginalProsth": "0001-01-01", "ClinicNum": 0, "CodeNum": 2, "procCode": "D2391",
         "descript": "Resina de una superficie", "UnitQty": 1, "BaseUnits": 0, "DateTStamp": "2026-03-02 09:00:34",
         "IsDateProsthEst": "false", "serverDateTime": "2026-03-02 09:32:45"}""")
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record ProcedureLogView(
        long procNum,
        long patNum,
        long aptNum,
        String procDate,
        String procFee,
        String surf,
        String toothNum,
        String toothRange,
        @JsonProperty("Priority") long priorityNum,
        @JsonProperty("priority") String priority,
        String procStatus,
        long provNum,
        @JsonProperty("provAbbr") String provAbbr,
        long dx,
        @JsonProperty("dxName") String dxName,
        long plannedAptNum,
        @JsonInclude(Include.NON_NULL) String prosthesis,
        @JsonInclude(Include.NON_NULL) String dateOriginalProsth,
        long clinicNum,
        long codeNum,
        @JsonProperty("procCode") String procCode,
        @JsonProperty("descript") String descript,
        int unitQty,
        int baseUnits,
        @JsonProperty("DateTStamp") String dateTStamp,
        @JsonInclude(Include.NON_NULL) String isDateProsthEst,
        @JsonProperty("serverDateTime") String serverDateTime) {

    /** As GET shows it. */
    static ProcedureLogView of(PatientProcedure procedure, Writing writing, Instant asOf) {
        return of(procedure, writing, "", writing.date(null), Writing.flag(false), writing.dateTime(asOf));
    }

    /** As POST and PUT show it: those have no word of prostheses, and not when it was answered. */
    static ProcedureLogView written(PatientProcedure procedure, Writing writing) {
        return of(procedure, writing, null, null, null, "");
    }

    private static ProcedureLogView of(
            PatientProcedure procedure,
            Writing writing,
            String prosthesis,
            String originalProsthesis,
            String estimated,
            String serverDateTime) {
        return new ProcedureLogView(
                procedure.number(),
                Writing.number(procedure.patientNumber()),
                Writing.number(procedure.appointmentNumber()),
                writing.date(procedure.procedureDate()),
                Writing.money(procedure.fee()),
                Writing.text(procedure.surface()),
                Writing.text(procedure.tooth()),
                Writing.text(procedure.toothRange()),
                DefNum.of(Category.TX_PRIORITIES, procedure.priority()),
                Writing.text(procedure.priorityName()),
                ProcStatus.of(procedure.standing()),
                Writing.number(procedure.operatorNumber()),
                Writing.text(procedure.operatorAbbreviation()),
                DefNum.of(Category.DIAGNOSIS, procedure.diagnosis()),
                Writing.text(procedure.diagnosisName()),
                Writing.number(procedure.plannedAppointmentNumber()),
                prosthesis,
                originalProsthesis,
                Writing.number(procedure.branchNumber()),
                Writing.number(procedure.codeNumber()),
                Writing.text(procedure.code()),
                procedure.name(),
                1,
                0,
                writing.dateTime(procedure.updatedAt()),
                estimated,
                serverDateTime);
    }
}
