package org.molaris.payment.rest.billing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.payment.billing.BillType;
import org.molaris.payment.billing.IssueBill;
import org.molaris.payment.billing.MoneyDirection;
import org.molaris.payment.rest.NewInstalments;
import org.molaris.web.Amount;
import org.molaris.web.BadRequest;

/** A bill to be issued. */
@Schema(examples = """
        {"patient_id": "0190c5a0-0000-7000-8000-000000000001", "type": "partial",
         "treatment_plan_id": "0190c5a0-0000-7000-8000-000000000011", "net": 90.00, "stamp": 2.00, "due_on": "2026-03-31"}""")
record NewBill(
        UUID patientId,
        @Size(min = 1, max = 500) String counterparty,
        UUID treatmentPlanId,
        UUID operatorId,
        @NotNull BillType type,
        MoneyDirection direction,
        LocalDate issuedOn,
        @Size(min = 1, max = 500) String description,
        @Amount BigDecimal net,
        @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal vat,
        @PositiveOrZero @Digits(integer = 10, fraction = 2) BigDecimal stamp,
        UUID paymentPlanId,
        LocalDate dueOn,
        @Valid NewInstalments instalments) {

    private static final String ABSENT = "must be absent here";
    private static final String MISSING = "must not be null";

    IssueBill.Command toCommand() {
        var outgoing = direction == MoneyDirection.OUTGOING;
        var asksForMoney = !outgoing && type != BillType.PROFORMA;
        mustBe("type", type != BillType.CREDIT, "must not be credit: credit notes are of a bill");
        mustBe("type", !outgoing || type != BillType.PROFORMA, "must not be proforma on what others ask for");
        mustBe("patient_id", outgoing == (patientId == null), outgoing ? ABSENT : MISSING);
        mustBe("counterparty", outgoing == (counterparty != null), outgoing ? MISSING : ABSENT);
        mustBe("treatment_plan_id", !outgoing || treatmentPlanId == null, ABSENT);
        mustBe("payment_plan_id", asksForMoney || paymentPlanId == null, ABSENT);
        var asksItself = asksForMoney && paymentPlanId == null;
        mustBe("due_on", (asksItself && instalments == null) || dueOn == null, ABSENT);
        mustBe("instalments", asksItself || instalments == null, ABSENT);
        var priced = asksForMoney && treatmentPlanId != null;
        var all = priced && type == BillType.FULL;
        mustBe("net", all == (net == null), all ? "must be absent: a full bill is of all that is left" : MISSING);
        mustBe("vat", !priced || vat == null, "must be absent: it follows from the treatment plan");
        return new IssueBill.Command(
                patientId,
                counterparty,
                treatmentPlanId,
                operatorId,
                type,
                issuedOn,
                description,
                net,
                vat,
                stamp,
                paymentPlanId,
                dueOn,
                instalments == null ? null : instalments.terms());
    }

    private static void mustBe(String field, boolean so, String message) {
        if (!so) {
            throw new BadRequest(field, message, null);
        }
    }
}
