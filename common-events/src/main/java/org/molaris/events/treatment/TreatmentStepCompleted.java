package org.molaris.events.treatment;

/** What a step stands for was done. */
public record TreatmentStepCompleted(TreatmentPlanState treatmentPlan, TreatmentStepState treatmentStep)
        implements TreatmentPlanEvent {}
