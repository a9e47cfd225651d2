package org.molaris.payment.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.molaris.payment.plan.ExpenseType;
import org.molaris.payment.plan.PaymentDetails;
import org.molaris.payment.plan.PaymentMethod;

/** A payment. */
record PaymentView(
        UUID id,
        UUID paymentPlanId,
        BigDecimal amount,
        LocalDate paidOn,
        PaymentMethod paymentMethod,
        String notes,
        Instant createdAt,
        Instant voidedAt,
        String voidReason,
        String voidedBy,
        String checkNumber,
        String bankBranch,
        UUID billId,
        UUID accountId,
        UUID paymentTypeId,
        ExpenseType expenseType,
        boolean relatedToInsurance) {

    static PaymentView of(PaymentDetails payment) {
        return new PaymentView(
                payment.id(),
                payment.paymentPlanId(),
                payment.amount(),
                payment.paidOn(),
                payment.paymentMethod(),
                payment.notes(),
                payment.createdAt(),
                payment.voidedAt(),
                payment.voidReason(),
                payment.voidedBy(),
                payment.checkNumber(),
                payment.bankBranch(),
                payment.billId(),
                payment.accountId(),
                payment.paymentTypeId(),
                payment.expenseType(),
                payment.relatedToInsurance());
    }
}
