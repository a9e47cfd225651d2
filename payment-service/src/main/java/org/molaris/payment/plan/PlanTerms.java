package org.molaris.payment.plan;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What people agreed, and may agree anew.
 *
 * @param totalAmount in the clinic's currency, two decimals, positive
 * @param reminderDayOfMonth 1 to 28; null when no day was said: then nobody is reminded
 */
@Embeddable
public record PlanTerms(
        String description, BigDecimal totalAmount, boolean reminderEnabled, Integer reminderDayOfMonth, String notes) {

    /** Money has two decimals from the start. */
    public PlanTerms {
        totalAmount = totalAmount.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** The same for another total. */
    PlanTerms of(BigDecimal total) {
        return new PlanTerms(description, total, reminderEnabled, reminderDayOfMonth, notes);
    }
}
