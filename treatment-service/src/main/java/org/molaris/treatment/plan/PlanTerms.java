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
 * @param type null when nothing is said of a new plan: then it follows from the patient
 * @param responsiblePatientId who approves it in the patient's stead; null for nobody
 */
@Embeddable
public record PlanTerms(
        String title,
        @Convert(converter = PlanStatusName.class) PlanStatus status,
        BigDecimal estimatedTotal,
        String notes,
        UUID operatorId,
        UUID branchId,
        @Convert(converter = PlanTypeName.class) PlanType type,
        UUID responsiblePatientId) {

    /** Nothing said. */
    static final PlanTerms NOTHING = new PlanTerms(null, null, null, null, null, null);

    /** Money has two decimals from the start. */
    public PlanTerms {
        estimatedTotal = estimatedTotal == null ? null : estimatedTotal.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** Of a new plan, with nothing said beyond this. */
    public PlanTerms(
            String title, PlanStatus status, BigDecimal estimatedTotal, String notes, UUID operatorId, UUID branchId) {
        this(title, status, estimatedTotal, notes, operatorId, branchId, null, null);
    }

    /** The same under another status. */
    PlanTerms as(PlanStatus now) {
        return new PlanTerms(title, now, estimatedTotal, notes, operatorId, branchId, type, responsiblePatientId);
    }

    /** The same of another type. */
    PlanTerms of(PlanType other) {
        return new PlanTerms(title, status, estimatedTotal, notes, operatorId, branchId, other, responsiblePatientId);
    }
}
