package org.molaris.treatment.plan;

import java.math.BigDecimal;

/**
 * A step of a treatment with what is paid of it. What is paid towards the treatment pays for its steps one after the other: first
 * for those that are done, the oldest first, then for the others in their order.
 */
public record PaidItem(TreatmentItem item, BigDecimal paid) {

    static PaidItem of(TreatmentItem item, BigDecimal paidTowardsTreatment) {
        return new PaidItem(item, TreatmentAccount.paidOf(item.total(), item.totalBefore(), paidTowardsTreatment));
    }
}
