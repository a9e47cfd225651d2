package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.data.Statements;
import org.molaris.events.treatment.TreatmentPlanSaved;
import org.molaris.treatment.plan.TreatmentRefused.Reason;

/**
 * Freezes a plan as it is now, to be shown and signed: a copy of it, whose items follow nothing that happens to the
 * procedures. Open Dental's Saved plans.
 */
@ApplicationScoped
public class SavePlan {

    private static final String COPY = """
            insert into treatment_plan (id, clinic_id, patient_id, title, status, estimated_total, notes, operator_id, branch_id,
                                        saved_from, saved_on)
            select ?1, p.clinic_id, p.patient_id, coalesce(cast(?3 as text), p.title), p.status, p.estimated_total, p.notes,
                   p.operator_id, p.branch_id, p.id, cast(now() at time zone c.time_zone as date)
              from treatment_plan p join clinic c using (clinic_id)
             where p.id = ?2""";

    private static final String COPY_ITEMS = """
            insert into saved_item (id, clinic_id, treatment_plan_id, procedure_id, item_order, priority, name, code, tooth,
                                    surface, fee, discount)
            select uuid_v7(), i.clinic_id, ?1, p.id, i.step_order, i.priority, p.name, p.code, p.tooth, p.surface, p.fee, p.discount
              from plan_item i join procedure p on p.clinic_id = i.clinic_id and p.id = i.procedure_id
             where i.treatment_plan_id = ?2 and not i.skipped""";

    private final PlanSteps steps;
    private final News news;
    private final ClinicTransaction transaction;

    SavePlan(PlanSteps steps, News news, ClinicTransaction transaction) {
        this.steps = steps;
        this.news = news;
        this.transaction = transaction;
    }

    /**
     * Answers the copy's id.
     *
     * @param title null for the plan's own
     */
    public Uni<Saved> handle(UUID planId, String title) {
        return transaction.once(Saved.class, () -> steps.holdPlan(planId).chain(() -> copy(planId, Ids.next(), title)));
    }

    private Uni<Saved> copy(UUID planId, UUID copyId, String title) {
        return Statements.change(COPY, copyId, planId, title)
                .invoke(copied -> {
                    if (copied == 0) {
                        throw new TreatmentRefused(Reason.PLAN_NOT_FOUND);
                    }
                })
                .chain(() -> Statements.change(COPY_ITEMS, copyId, planId))
                .chain(() -> news.ofPlan(TreatmentPlanSaved.class, copyId))
                .replaceWith(new Saved(copyId));
    }

    /** The frozen copy. */
    public record Saved(UUID id) {}
}
