package org.molaris.payment.opendental;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.opendental.Writing;
import org.molaris.payment.plan.NumberedInstalment;

/** An instalment of a payment plan. */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@Schema(examples = """
        {"PayPlanChargeNum": 42, "PayPlanNum": 23, "Guarantor": 30, "PatNum": 30, "ChargeDate": "2026-09-20",
         "Principal": 25.00, "Interest": 0.00, "Note": "Down Payment", "ProvNum": 0, "ClinicNum": 0,
         "ChargeType": "Debit", "ProcNum": 0, "SecDateTEntry": "2026-09-20 09:24:16",
         "SecDateTEdit": "2026-09-20 09:24:16", "StatementNum": 0, "FKey": 0, "LinkType": "None", "IsOffset": "false"}""")
record OpenDentalPayPlanCharge(
        long payPlanChargeNum,
        long payPlanNum,
        @JsonProperty("Guarantor") long guarantor,
        long patNum,
        String chargeDate,
        BigDecimal principal,
        BigDecimal interest,
        String note,
        int provNum,
        int clinicNum,
        String chargeType,
        int procNum,
        @JsonProperty("SecDateTEntry") String entered,
        @JsonProperty("SecDateTEdit") String changed,
        int statementNum,
        @JsonProperty("FKey") int linked,
        String linkType,
        String isOffset) {

    static OpenDentalPayPlanCharge of(NumberedInstalment instalment, Writing writing) {
        return new OpenDentalPayPlanCharge(
                instalment.number(),
                instalment.plan(),
                Writing.number(instalment.guarantor()),
                Writing.number(instalment.patient()),
                writing.date(instalment.dueOn()),
                instalment.amount(),
                Writing.amount(null),
                instalment.downPayment() ? "Down Payment" : "",
                0,
                0,
                "Debit",
                0,
                writing.dateTime(instalment.agreedAt()),
                writing.dateTime(instalment.changedAt()),
                0,
                0,
                "None",
                Writing.flag(false));
    }
}
