package org.molaris.payment.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.molaris.payment.plan.ExpenseType;
import org.molaris.payment.plan.PaymentMethod;

/**
 * A transaction: a payment of a patient, or a movement. Of a payment of which nobody said where it went, the type is the one
 * that the clinic has for its method, or for {@code other} when that is not known either, and the account is that type's.
 *
 * @param paymentId and the plan's: null unless it is a payment
 * @param patientId who paid, or whom it was paid back to; null for nobody
 * @param verified false while an online payment has not arrived
 * @param version of what is told here
 * @param zone the clinic's
 */
public record TransactionDetails(
        UUID id,
        long number,
        UUID paymentId,
        UUID paymentPlanId,
        UUID patientId,
        MoneyDirection direction,
        BigDecimal amount,
        LocalDate movedOn,
        UUID billId,
        Long billNumber,
        UUID accountId,
        long accountNumber,
        UUID paymentTypeId,
        long paymentTypeNumber,
        PaymentMethod paymentMethod,
        ExpenseType expenseType,
        boolean relatedToInsurance,
        boolean verified,
        String notes,
        Instant createdAt,
        Instant voidedAt,
        String voidReason,
        String voidedBy,
        long version,
        ZoneId zone) {

    /** Before it was voided, if it was. */
    TransactionDetails asRecorded() {
        return new TransactionDetails(
                id,
                number,
                paymentId,
                paymentPlanId,
                patientId,
                direction,
                amount,
                movedOn,
                billId,
                billNumber,
                accountId,
                accountNumber,
                paymentTypeId,
                paymentTypeNumber,
                paymentMethod,
                expenseType,
                relatedToInsurance,
                verified,
                notes,
                createdAt,
                null,
                null,
                null,
                version,
                zone);
    }
}
