package org.molaris.treatment.plan;

import java.math.BigDecimal;

/**
 * What a treatment costs and what is paid towards it. Money pays for what is done first, then for what is still to be done; what
 * is over pays for nothing yet. So {@code paid} is {@link #paidOfDone} and {@link #paidAhead} and {@link #unassigned}, and
 * {@code done} is {@link #paidOfDone} and {@link #owed}, always; none of them is less than 0.
 *
 * @param total what the patient pays for all of it, after discounts and with tax
 * @param done what of the total is for what is done
 * @param paid without what was voided or paid back
 */
public record TreatmentAccount(BigDecimal total, BigDecimal done, BigDecimal paid) {

    /** What is paid of what is done. */
    public BigDecimal paidOfDone() {
        return paid.min(done);
    }

    /** What is paid of what is still to be done. */
    public BigDecimal paidAhead() {
        return paid.subtract(paidOfDone()).min(total.subtract(done));
    }

    /** What is paid beyond all that is planned. */
    public BigDecimal unassigned() {
        return paid.subtract(paidOfDone()).subtract(paidAhead());
    }

    /** What is done and not paid. */
    public BigDecimal owed() {
        return done.subtract(paidOfDone());
    }

    /** What is paid of an item that costs so much, when others are paid before it. */
    static BigDecimal paidOf(BigDecimal itemTotal, BigDecimal totalBefore, BigDecimal paid) {
        return paid.subtract(totalBefore).max(BigDecimal.ZERO.setScale(2)).min(itemTotal);
    }
}
