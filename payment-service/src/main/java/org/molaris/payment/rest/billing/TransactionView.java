package org.molaris.payment.rest.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.molaris.payment.billing.MoneyDirection;
import org.molaris.payment.billing.TransactionDetails;
import org.molaris.payment.plan.ExpenseType;
import org.molaris.payment.plan.PaymentMethod;

/** A transaction: a payment of a patient, which has its id, or any other money that came or went. */
@Schema(examples = """
        {"id": "0190c5a0-0000-7000-8000-000000000091", "number": 118, "direction": "incoming", "amount": 100.00,
         "moved_on": "2026-03-02", "payment_id": "0190c5a0-0000-7000-8000-000000000091",
         "payment_plan_id": "0190c5a0-0000-7000-8000-000000000031", "patient_id": "0190c5a0-0000-7000-8000-000000000001",
         "bill_id": "0190c5a0-0000-7000-8000-000000000061", "account_id": "0190c5a0-0000-7000-8000-000000000071",
         "payment_type_id": "0190c5a0-0000-7000-8000-000000000081", "payment_method": "cash", "expense_type": "sr",
         "related_to_insurance": false, "verified": true, "notes": null, "created_at": "2026-03-02T15:30:00Z",
         "voided_at": null, "void_reason": null, "voided_by": null}""")
record TransactionView(
        UUID id,
        long number,
        MoneyDirection direction,
        BigDecimal amount,
        LocalDate movedOn,
        UUID paymentId,
        UUID paymentPlanId,
        UUID patientId,
        UUID billId,
        UUID accountId,
        UUID paymentTypeId,
        PaymentMethod paymentMethod,
        ExpenseType expenseType,
        boolean relatedToInsurance,
        boolean verified,
        String notes,
        Instant createdAt,
        Instant voidedAt,
        String voidReason,
        String voidedBy) {

    static TransactionView of(TransactionDetails transaction) {
        return new TransactionView(
                transaction.id(),
                transaction.number(),
                transaction.direction(),
                transaction.amount(),
                transaction.movedOn(),
                transaction.paymentId(),
                transaction.paymentPlanId(),
                transaction.patientId(),
                transaction.billId(),
                transaction.accountId(),
                transaction.paymentTypeId(),
                transaction.paymentMethod(),
                transaction.expenseType(),
                transaction.relatedToInsurance(),
                transaction.verified(),
                transaction.notes(),
                transaction.createdAt(),
                transaction.voidedAt(),
                transaction.voidReason(),
                transaction.voidedBy());
    }
}
