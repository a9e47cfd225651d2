package org.molaris.payment.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.molaris.payment.plan.PaymentMethod;
import org.molaris.payment.plan.RecordPayment;
import org.molaris.web.Amount;

/** A payment to be recorded. */
record NewPayment(
        @NotNull @Amount BigDecimal amount,
        PaymentMethod paymentMethod,
        LocalDate paidOn,
        @Size(max = 10_000) String notes) {

    RecordPayment.Command toCommand(UUID planId) {
        return new RecordPayment.Command(planId, amount, paidOn, paymentMethod, notes);
    }
}
