package org.molaris.payment.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.molaris.payment.plan.PlanStatus;

/**
 * A patient's account. It is drawn up from what is agreed and recorded now: a plan stands in it with its present total.
 *
 * @param broughtForward the balance before the first of the entries
 * @param entries the last ones, the oldest of them first
 * @param balance what the patient owes: the balance after the last entry, what is left of the plans, and the sum of the ages
 * @param plans newest first
 */
public record PatientLedger(
        BigDecimal broughtForward, List<Entry> entries, BigDecimal balance, Ageing ageing, List<Plan> plans) {

    /**
     * Something that changed what is owed.
     *
     * @param paymentId null unless it is a payment or its void
     * @param description what was agreed; of a void, why
     * @param paidOn the day the money was received; null unless it is a payment
     * @param amount positive when more is owed since then, negative when less
     * @param balance what was owed after it
     */
    public record Entry(
            Instant at,
            Kind kind,
            UUID paymentPlanId,
            UUID paymentId,
            String description,
            LocalDate paidOn,
            BigDecimal amount,
            BigDecimal balance) {}

    /** What happened. */
    public enum Kind {
        /** A plan was agreed. */
        PLAN,
        PAYMENT,
        VOID,
        /** A plan was cancelled or declared paid: the rest is no longer owed. */
        CLOSING
    }

    /**
     * For how many days what is owed has been due.
     *
     * @param notDue due today or later
     */
    public record Ageing(
            BigDecimal notDue, BigDecimal upTo30, BigDecimal upTo60, BigDecimal upTo90, BigDecimal over90) {}

    /**
     * A plan in short.
     *
     * @param amountLeft 0.00 when no payments are taken any more
     */
    public record Plan(
            UUID id,
            String description,
            PlanStatus status,
            BigDecimal totalAmount,
            BigDecimal amountPaid,
            BigDecimal amountLeft) {}
}
