package org.molaris.payment.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.payment.plan.PaymentMethod;
import org.molaris.payment.plan.RecordPayment;
import org.molaris.web.Amount;

/** A payment to be recorded. */
@Schema(examples = """
        {"amount": 100.00, "payment_method": "cash", "notes": "Pago enero"}""")
record NewPayment(
        @NotNull @Amount BigDecimal amount,
        PaymentMethod paymentMethod,
        LocalDate paidOn,
        @Size(max = 10_000) String notes,
        @Size(max = 100) String checkNumber,
        @Size(max = 100) String bankBranch) {

    RecordPayment.Command toCommand(UUID planId) {
        return new RecordPayment.Command(planId, amount, paidOn, paymentMethod, notes, checkNumber, bankBranch);
    }
}
