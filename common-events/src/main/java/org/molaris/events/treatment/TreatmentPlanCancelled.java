package org.molaris.events.treatment;

/** A treatment will not be gone on with; what was done stays done. */
public record TreatmentPlanCancelled(TreatmentPlanState treatmentPlan) implements TreatmentPlanEvent {}
