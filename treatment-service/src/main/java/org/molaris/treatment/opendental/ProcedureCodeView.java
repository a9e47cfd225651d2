package org.molaris.treatment.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.opendental.DefNum;
import org.molaris.opendental.DefNum.Category;
import org.molaris.opendental.Writing;
import org.molaris.treatment.catalogue.FindProcedureCodes.InCategory;

/** A procedure of the catalogue. */
@Schema(examples = """
        {"CodeNum": 35, "ProcCode": "D0120", "Descript": "Evaluación periódica", "AbbrDesc": "PerEx", "ProcTime": "/X/",
         "ProcCat": 711, "procCat": "Diagnóstico", "TreatArea": "Mouth", "NoBillIns": "false", "IsProsth": "false",
         "DefaultNote": "", "IsHygiene": "false", "AlternateCode1": "", "MedicalCode": "", "IsTaxed": "false",
         "PaintType": "None", "LaymanTerm": "", "IsCanadianLab": "false", "BaseUnits": 0, "SubstitutionCode": "",
         "SubstOnlyIf": "Always", "DateTStamp": "2026-03-02 09:15:11", "DrugNDC": "", "RevenueCodeDefault": "",
         "ProvNumDefault": 0, "CanadaTimeUnits": 0.0, "IsRadiology": "false", "DefaultClaimNote": "",
         "DefaultTPNote": "", "PaintText": "", "AreaAlsoToothRange": "false", "DiagnosticCodes": ""}""")
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
record ProcedureCodeView(
        long codeNum,
        String procCode,
        String descript,
        String abbrDesc,
        String procTime,
        @JsonProperty("ProcCat") long procCatNum,
        @JsonProperty("procCat") String procCat,
        String treatArea,
        String noBillIns,
        String isProsth,
        String defaultNote,
        String isHygiene,
        @JsonProperty("AlternateCode1") String alternateCode,
        String medicalCode,
        String isTaxed,
        String paintType,
        String laymanTerm,
        String isCanadianLab,
        int baseUnits,
        String substitutionCode,
        String substOnlyIf,
        @JsonProperty("DateTStamp") String dateTStamp,
        @JsonProperty("DrugNDC") String drugNdc,
        String revenueCodeDefault,
        long provNumDefault,
        BigDecimal canadaTimeUnits,
        String isRadiology,
        String defaultClaimNote,
        @JsonProperty("DefaultTPNote") String defaultTpNote,
        String paintText,
        String areaAlsoToothRange,
        String diagnosticCodes) {

    private static final BigDecimal NO_UNITS = new BigDecimal("0.0");

    static ProcedureCodeView of(InCategory found, Writing writing) {
        var procedure = found.procedure();
        var terms = procedure.terms();
        var chart = terms.chart();
        var no = Writing.flag(false);
        return new ProcedureCodeView(
                procedure.number(),
                terms.code(),
                terms.name(),
                Writing.text(chart.abbreviation()),
                ProcedureCodeBody.PROC_TIME,
                DefNum.of(Category.PROC_CODE_CATS, found.category()),
                Writing.text(terms.category()),
                ProcedureCodeBody.nameOf(chart.treatArea()),
                no,
                no,
                "",
                Writing.flag(chart.hygiene()),
                "",
                "",
                no,
                ProcedureCodeBody.nameOf(chart.paintType()),
                "",
                no,
                0,
                "",
                ProcedureCodeBody.ALWAYS,
                writing.dateTime(procedure.updatedAt()),
                "",
                "",
                0,
                NO_UNITS,
                no,
                "",
                "",
                Writing.text(chart.paintText()),
                Writing.flag(chart.areaAlsoToothRange()),
                Writing.text(chart.diagnosticCodes()));
    }
}
