package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.events.treatment.TreatmentStepAdded;
import org.molaris.treatment.known.KnownThings;
import org.molaris.treatment.plan.TreatmentRefused.Reason;

/** Adds a step at the end of a plan: something new to be done, or a procedure of the same patient that is planned already. */
@ApplicationScoped
public class AddStep {

    /** More than any treatment has; a plan is read and shown whole. */
    public static final int MOST_STEPS = 500;

    private final KnownThings known;
    private final PlanSteps steps;
    private final News news;
    private final ClinicTransaction transaction;

    AddStep(KnownThings known, PlanSteps steps, News news, ClinicTransaction transaction) {
        this.known = known;
        this.steps = steps;
        this.news = news;
        this.transaction = transaction;
    }

    /**
     * Plans something new.
     *
     * @param terms without a place; status and whatever else is left out follow from the catalogue and the appointment
     */
    public Uni<StepDetails> handle(UUID planId, StepTerms terms) {
        return known.bringAppointment(terms.appointmentId())
                .chain(() -> transaction.once(StepDetails.class, () -> add(planId, terms)));
    }

    /** Places a procedure that the patient has already. */
    public Uni<StepDetails> place(UUID planId, UUID procedureId, String notes) {
        return place(planId, procedureId, notes, null);
    }

    /**
     * The same as urgent as that.
     *
     * @param priority the number of a definition, 0 for none; null for that of the procedure
     */
    public Uni<StepDetails> place(UUID planId, UUID procedureId, String notes, Long priority) {
        return transaction.once(
                StepDetails.class,
                () -> steps.holdProcedure(procedureId)
                        .flatMap(whose -> steps.holdPlan(planId).invoke(patient -> {
                            if (!patient.equals(whose)) {
                                throw new TreatmentRefused(Reason.UNKNOWN_PROCEDURE);
                            }
                        }))
                        .chain(() -> append(planId, procedureId, notes, priority)));
    }

    private Uni<StepDetails> add(UUID planId, StepTerms terms) {
        var procedureId = Ids.next();
        return References.visitorOf(terms.appointmentId())
                .flatMap(visitor -> steps.holdPlan(planId).invoke(visitor::mustBe))
                .chain(patient -> steps.addProcedure(procedureId, patient, terms))
                .chain(() -> append(planId, procedureId, terms.notes(), null));
    }

    /** Gives a procedure the last place in a plan; both are locked. */
    Uni<StepDetails> append(UUID planId, UUID procedureId, String notes, Long priority) {
        var stepId = Ids.next();
        return steps.endOfOpenPlan(planId)
                .invoke(last -> {
                    if (last >= MOST_STEPS) {
                        throw new TreatmentRefused(Reason.TOO_MANY_STEPS);
                    }
                })
                .chain(last -> steps.addItem(stepId, planId, procedureId, last + 1, notes, priority))
                .chain(() -> news.ofStep(TreatmentStepAdded.class, stepId))
                .chain(() -> steps.one(stepId));
    }
}
