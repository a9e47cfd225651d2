package org.molaris.payment.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.molaris.print.ClinicOnPaper;

/**
 * What a receipt tells: where a plan stands, and what was paid on it.
 *
 * @param writtenOff what was left when the plan was closed by hand; zero otherwise
 * @param readOn the day in the clinic on which it stands so
 */
public record PaidPlan(
        ClinicOnPaper clinic,
        String patientName,
        long number,
        String description,
        BigDecimal totalAmount,
        BigDecimal amountPaid,
        BigDecimal writtenOff,
        PlanStatus status,
        LocalDate readOn,
        List<Payment> payments) {

    /** Keeps the payments as they are now. */
    public PaidPlan {
        payments = List.copyOf(payments);
    }

    /** What is still to be paid; nothing of a plan that has ended. */
    public BigDecimal left() {
        return switch (status) {
            case ACTIVE, OVERDUE -> totalAmount.subtract(amountPaid);
            case PAID, CANCELLED -> BigDecimal.ZERO;
        };
    }

    /**
     * One payment.
     *
     * @param number of its receipt
     * @param method null when it was not said
     * @param voidedAt null unless it is voided, as the reason
     */
    public record Payment(
            long number,
            BigDecimal amount,
            LocalDate paidOn,
            PaymentMethod method,
            Instant recordedAt,
            Instant voidedAt,
            String voidReason) {

        public boolean isVoided() {
            return voidedAt != null;
        }
    }
}
