package org.molaris.events.treatment;

/** A step has changed, or its place. */
public record TreatmentStepUpdated(TreatmentPlanState treatmentPlan, TreatmentStepState treatmentStep)
        implements TreatmentPlanEvent {}
