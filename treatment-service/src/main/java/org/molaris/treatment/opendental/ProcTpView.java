package org.molaris.treatment.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.opendental.DefNum;
import org.molaris.opendental.DefNum.Category;
import org.molaris.opendental.Formats;
import org.molaris.opendental.Writing;
import org.molaris.treatment.plan.SavedItem;

/** A proctp. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@Schema(examples = """
        {"ProcTPNum": 976, "TreatPlanNum": 963, "PatNum": 722, "ProcNumOrig": 1154, "ItemOrder": 0, "Priority": 0,
         "priority": "", "ToothNumTP": "13", "Surf": "MOD", "ProcCode": "D2393",
         "Descript": "resin-based composite - three surfaces, posterior", "FeeAmt": 204.00, "PriInsAmt": 80.00,
         "SecInsAmt": 0.00, "PatAmt": 70.00, "Discount": 54.00, "Prognosis": "", "Dx": "", "ProcAbbr": "C3 (P)",
         "SecUserNumEntry": 0, "SecDateEntry": "2026-01-24", "SecDateTEdit": "2026-01-24 09:33:46", "FeeAllowed": 0.00,
         "TaxAmt": 0.00, "ProvNum": 11, "DateTP": "2026-01-19", "ClinicNum": 3, "CatPercUCR": 204.00}""")
record ProcTpView(
        @JsonProperty("ProcTPNum") long procTpNum,
        long treatPlanNum,
        long patNum,
        long procNumOrig,
        int itemOrder,
        @JsonProperty("Priority") long priority,
        @JsonProperty("priority") String priorityName,
        @JsonProperty("ToothNumTP") String toothNumTp,
        String surf,
        String procCode,
        String descript,
        BigDecimal feeAmt,
        BigDecimal priInsAmt,
        BigDecimal secInsAmt,
        BigDecimal patAmt,
        BigDecimal discount,
        String prognosis,
        String dx,
        String procAbbr,
        long secUserNumEntry,
        String secDateEntry,
        String secDateTEdit,
        BigDecimal feeAllowed,
        BigDecimal taxAmt,
        long provNum,
        @JsonProperty("DateTP") String dateTp,
        long clinicNum,
        @JsonProperty("CatPercUCR") BigDecimal catPercUcr) {

    static ProcTpView of(SavedItem item, Formats formats) {
        var writing = formats.at(item.timeZone());
        return new ProcTpView(
                item.number(),
                item.planNumber(),
                Writing.number(item.patientNumber()),
                item.procedureNumber(),
                item.itemOrder() - 1,
                DefNum.of(Category.TX_PRIORITIES, item.priority()),
                Writing.text(item.priorityName()),
                Writing.text(item.tooth()),
                Writing.text(item.surface()),
                Writing.text(item.code()),
                item.name(),
                Writing.amount(item.fee()),
                Writing.amount(item.primaryInsurance()),
                Writing.amount(item.secondaryInsurance()),
                Writing.amount(item.patientAmount()),
                Writing.amount(item.discount()),
                Writing.text(item.prognosis()),
                Writing.text(item.diagnosis()),
                Writing.text(item.abbreviation()),
                0,
                writing.dateOf(item.createdAt()),
                writing.dateTime(item.updatedAt()),
                Writing.amount(item.feeAllowed()),
                Writing.amount(null),
                Writing.number(item.operatorNumber()),
                writing.date(item.plannedOn()),
                Writing.number(item.branchNumber()),
                Writing.amount(item.usualFee()));
    }
}
