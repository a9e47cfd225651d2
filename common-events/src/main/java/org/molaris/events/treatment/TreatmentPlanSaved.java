package org.molaris.events.treatment;

/** A frozen copy of a plan was made, as it was shown to the patient. */
public record TreatmentPlanSaved(TreatmentPlanState treatmentPlan) implements TreatmentPlanEvent {}
