package org.molaris.treatment.plan;

import java.util.UUID;

/** The plan that a visit belongs to. */
public record VisitPlan(UUID id, long number, String title) {

    static VisitPlan of(TreatmentPlan plan) {
        return new VisitPlan(plan.id, plan.number, plan.terms.title());
    }
}
