package org.molaris.events.treatment;

/** A treatment is over. */
public record TreatmentPlanCompleted(TreatmentPlanState treatmentPlan) implements TreatmentPlanEvent {}
