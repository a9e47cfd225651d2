package org.molaris.events.treatment;

import java.util.UUID;
import org.molaris.events.MolarisEvent;
import org.molaris.events.Topic;

/** What happens to a treatment plan and its steps. */
public sealed interface TreatmentPlanEvent extends MolarisEvent
        permits TreatmentPlanCreated,
                TreatmentPlanUpdated,
                TreatmentPlanCompleted,
                TreatmentPlanCancelled,
                TreatmentPlanSaved,
                TreatmentStepAdded,
                TreatmentStepUpdated,
                TreatmentStepCompleted,
                TreatmentStepDeleted {

    TreatmentPlanState treatmentPlan();

    @Override
    default Topic topic() {
        return Topic.TREATMENTS;
    }

    @Override
    default String aggregate() {
        return "treatment-plan";
    }

    @Override
    default UUID clinicId() {
        return treatmentPlan().clinicId();
    }

    @Override
    default UUID subject() {
        return treatmentPlan().id();
    }

    @Override
    default long sequence() {
        return treatmentPlan().version();
    }
}
