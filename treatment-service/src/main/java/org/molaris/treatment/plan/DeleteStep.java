package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.data.ClinicTransaction;
import org.molaris.events.Change;
import org.molaris.events.treatment.TreatmentStepDeleted;

/** Takes a step out of its plan. Its procedure goes with it, unless it was done, or stands in another plan. */
@ApplicationScoped
public class DeleteStep {

    private final PlanSteps steps;
    private final News news;
    private final ClinicTransaction transaction;

    DeleteStep(PlanSteps steps, News news, ClinicTransaction transaction) {
        this.steps = steps;
        this.news = news;
        this.transaction = transaction;
    }

    /** Deletes the step if it still has the expected version, or whatever it has when none is expected. */
    public Uni<Void> handle(UUID stepId, OptionalLong expected) {
        return transaction.run(() -> steps.hold(stepId, expected)
                .flatMap(step -> steps.delete(step)
                        .chain(state -> news.ofPlan(TreatmentStepDeleted.class, step.treatmentPlanId(), state))
                        .chain(() -> steps.forget(step.procedureId()))
                        .flatMap(gone -> gone
                                ? news.ofProcedure(Change.DELETED, step.procedureId())
                                : Uni.createFrom().voidItem())));
    }
}
