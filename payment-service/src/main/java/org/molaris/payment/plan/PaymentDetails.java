package org.molaris.payment.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A payment as it is told to a caller.
 *
 * @param billId the bill that it is for; null for none
 * @param accountId the account and the type, when somebody said so; null otherwise
 * @param changedAt when what is noted about it was last corrected; null when it never was
 */
public record PaymentDetails(
        UUID id,
        long number,
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
        ProcessStatus processStatus,
        Instant changedAt,
        UUID billId,
        UUID accountId,
        UUID paymentTypeId,
        ExpenseType expenseType,
        boolean relatedToInsurance) {}
