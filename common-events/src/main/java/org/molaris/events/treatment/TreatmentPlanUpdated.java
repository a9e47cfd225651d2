package org.molaris.events.treatment;

/** A plan has changed, was paused or taken up again, or belongs to another patient now. */
public record TreatmentPlanUpdated(TreatmentPlanState treatmentPlan) implements TreatmentPlanEvent {}
