package org.molaris.events.treatment;

/** A treatment was planned. */
public record TreatmentPlanCreated(TreatmentPlanState treatmentPlan) implements TreatmentPlanEvent {}
