package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Puts a procedure that is to be done where people look for it: at the end of the patient's newest active plan, or in one that
 * is opened for want of it. To be called within the transaction in which the procedure is written and locked.
 */
@ApplicationScoped
class PlaceProcedure {

    private static final String TITLE = "Active Treatment Plan";

    private final Procedures procedures;
    private final OpenPlan openPlan;
    private final AddStep addStep;

    PlaceProcedure(Procedures procedures, OpenPlan openPlan, AddStep addStep) {
        this.procedures = procedures;
        this.openPlan = openPlan;
        this.addStep = addStep;
    }

    Uni<StepDetails> handle(UUID patientId, UUID procedureId) {
        return procedures
                .holdActivePlan(patientId)
                .flatMap(active -> active == null
                        ? openPlan.open(patientId, new PlanTerms(TITLE, PlanStatus.ACTIVE, null, null, null, null))
                                .map(opened -> opened.id)
                        : Uni.createFrom().item(active))
                .flatMap(plan -> addStep.append(plan, procedureId, null, null));
    }
}
