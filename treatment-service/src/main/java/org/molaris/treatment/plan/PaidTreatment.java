package org.molaris.treatment.plan;

import java.math.BigDecimal;

/** A treatment with what is paid towards it. */
public record PaidTreatment(Treatment treatment, TreatmentAccount account) {

    static PaidTreatment of(Treatment treatment, BigDecimal paid) {
        return new PaidTreatment(treatment, new TreatmentAccount(treatment.total(), treatment.done(), paid));
    }
}
