package org.molaris.events.treatment;

/** A step is no longer part of its plan; the state is its last. */
public record TreatmentStepDeleted(TreatmentPlanState treatmentPlan, TreatmentStepState treatmentStep)
        implements TreatmentPlanEvent {}
