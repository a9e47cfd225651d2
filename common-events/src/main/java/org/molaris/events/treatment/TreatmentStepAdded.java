package org.molaris.events.treatment;

/** A step was added to a plan. */
public record TreatmentStepAdded(TreatmentPlanState treatmentPlan, TreatmentStepState treatmentStep)
        implements TreatmentPlanEvent {}
