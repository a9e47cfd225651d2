package org.molaris.payment.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A plan with the numbers of whom it concerns.
 *
 * @param agreedOn the day in the clinic on which it was opened
 * @param patient the patient's number
 * @param guarantor the number of who pays for the patient
 * @param nothingFallsDue whether it is paid or cancelled, or the last of its instalments' days has come
 */
public record NumberedPlan(
        PlanDetails plan,
        List<InstalmentDetails> instalments,
        LocalDate agreedOn,
        Long patient,
        Long guarantor,
        boolean nothingFallsDue) {

    public NumberedPlan {
        instalments = List.copyOf(instalments);
    }

    /** What was to be paid on the day of the agreement, before the others; empty for nothing. */
    public Optional<InstalmentDetails> downPayment() {
        return instalments.size() > 1 && instalments.get(0).dueOn().equals(agreedOn)
                ? Optional.of(instalments.get(0))
                : Optional.empty();
    }

    /** What is to be paid over time. */
    public List<InstalmentDetails> regular() {
        return downPayment().isPresent() ? instalments.subList(1, instalments.size()) : instalments;
    }
}
