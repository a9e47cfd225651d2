package org.molaris.treatment.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What is billed of a plan.
 *
 * @param billed the sum of its bills
 * @param credited the sum of what was taken back of them
 * @param fullBills how many of its bills are for all of it
 * @param liabilities what is to be paid, and when
 */
public record BillingFigures(BigDecimal billed, BigDecimal credited, int fullBills, List<Liability> liabilities) {

    /** Of a plan of which nothing was ever billed. */
    public static final BillingFigures NONE =
            new BillingFigures(new BigDecimal("0.00"), new BigDecimal("0.00"), 0, List.of());

    public BillingFigures {
        liabilities = List.copyOf(liabilities);
    }

    /**
     * Something that is to be paid.
     *
     * @param due whether the day has come
     * @param paid whether it is
     */
    public record Liability(LocalDate dueOn, BigDecimal amount, boolean due, boolean paid) {}
}
