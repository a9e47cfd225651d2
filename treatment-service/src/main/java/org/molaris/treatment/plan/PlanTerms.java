package org.molaris.treatment.plan;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

/**
 * What people say of a plan, and may say anew.
 *
 * @param estimatedTotal what the patient is told it will cost, two decimals; null when not said
 * @param operatorId who treats; null when not said
 */
@Embeddable
public record PlanTerms(
        String title,
        @Convert(converter = PlanStatusName.class) PlanStatus status,
        BigDecimal estimatedTotal,
        String notes,
        UUID operatorId,
        UUID branchId) {

    /** Nothing said. */
    static final PlanTerms NOTHING = new PlanTerms(null, null, null, null, null, null);

    /** Money has two decimals from the start. */
    public PlanTerms {
        estimatedTotal = estimatedTotal == null ? null : estimatedTotal.setScale(2, RoundingMode.UNNECESSARY);
    }
}
