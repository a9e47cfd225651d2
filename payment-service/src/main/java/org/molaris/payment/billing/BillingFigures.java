package org.molaris.payment.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What is billed of a treatment plan, and when it is to be paid.
 *
 * @param billed the net of its bills
 * @param credited how much of that is taken back
 * @param liabilities of all that is agreed about it, the earliest first
 */
public record BillingFigures(
        UUID treatmentPlanId, BigDecimal billed, BigDecimal credited, long fullBills, List<Due> liabilities) {

    public BillingFigures {
        liabilities = List.copyOf(liabilities);
    }

    /**
     * What is to be paid by a day.
     *
     * @param due whether the day has come, and it is not paid
     */
    public record Due(LocalDate dueOn, BigDecimal amount, boolean due, boolean paid) {}
}
