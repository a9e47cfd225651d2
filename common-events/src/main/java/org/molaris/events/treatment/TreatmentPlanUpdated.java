package org.molaris.events.treatment;

/** A plan has changed, was paused, taken up again or signed, or belongs to another patient now. */
public record TreatmentPlanUpdated(TreatmentPlanState treatmentPlan) implements TreatmentPlanEvent {}
