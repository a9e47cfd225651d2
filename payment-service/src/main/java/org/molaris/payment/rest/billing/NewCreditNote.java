package org.molaris.payment.rest.billing;

import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.payment.billing.CreditBill;
import org.molaris.web.Amount;

/** What is to be taken back of a bill; all that is left when no net is said. */
@Schema(examples = """
        {"net": 30.00, "description": "Error de captura"}""")
record NewCreditNote(
        @Amount BigDecimal net,
        LocalDate issuedOn,
        @Size(min = 1, max = 500) String description) {

    CreditBill.Command toCommand() {
        return new CreditBill.Command(net, issuedOn, description);
    }
}
