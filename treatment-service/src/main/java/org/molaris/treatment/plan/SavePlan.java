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
                                        type, responsible_patient_id, saved_from, saved_on, presenter_number)
            select ?1, p.clinic_id, p.patient_id, coalesce(cast(?3 as text), p.title), p.status, p.estimated_total, p.notes,
                   p.operator_id, p.branch_id, p.type, p.responsible_patient_id, p.id,
                   cast(now() at time zone c.time_zone as date), cast(?4 as bigint)
              from treatment_plan p join clinic c using (clinic_id)
             where p.id = ?2 and p.status <> 'cancelled'""";

    /** In their order, which their numbers have then too. What no insurance pays and nobody is let off is the patient's. */
    private static final String COPY_ITEMS = """
            insert into saved_item (id, clinic_id, treatment_plan_id, procedure_id, procedure_number, item_order, priority, name,
                                    code, abbreviation, tooth, surface, diagnosis, fee, discount, patient_amount, usual_fee,
                                    operator_id, branch_id, planned_on)
            select uuid_v7(), i.clinic_id, s.id, p.id, p.number, i.step_order, coalesce(nullif(i.priority, 0), p.priority, 0),
                   p.name, p.code, c.abbreviation, coalesce(p.tooth, p.tooth_range), p.surface, d.name, p.fee,
                   least(p.discount, coalesce(p.fee, 0)), greatest(coalesce(p.fee, 0) - p.discount, 0), coalesce(c.price, 0),
                   coalesce(p.operator_id, s.operator_id, w.id), coalesce(p.branch_id, s.branch_id),
                   coalesce(p.planned_on, cast(p.created_at at time zone k.time_zone as date))
              from treatment_plan s
              join plan_item i on i.clinic_id = s.clinic_id and i.treatment_plan_id = s.saved_from
              join procedure p on p.clinic_id = i.clinic_id and p.id = i.procedure_id
              join clinic k on k.clinic_id = s.clinic_id
              join patient q on q.clinic_id = s.clinic_id and q.id = s.patient_id
              left join operator w on w.clinic_id = q.clinic_id and w.id = q.operator_id
              left join procedure_code c on c.clinic_id = p.clinic_id and c.code_key = p.code_key
              left join definition d on d.clinic_id = p.clinic_id and d.number = p.diagnosis
             where s.id = ?1 and not i.skipped
             order by i.step_order""";

    private final PlanSteps steps;
    private final NumberedRows numbered;
    private final News news;
    private final ClinicTransaction transaction;

    SavePlan(PlanSteps steps, NumberedRows numbered, News news, ClinicTransaction transaction) {
        this.steps = steps;
        this.numbered = numbered;
        this.news = news;
        this.transaction = transaction;
    }

    /**
     * Answers the copy.
     *
     * @param title null for the plan's own
     * @param presenter who shows it to the patient, by a number of the caller's; null when not said
     */
    public Uni<NumberedPlan> handle(long plan, String title, Long presenter) {
        return transaction.once(
                NumberedPlan.class,
                () -> numbered.plan(plan)
                        .invoke(found -> {
                            if (found.isSaved()) {
                                throw new TreatmentRefused(Reason.ALREADY_SAVED);
                            }
                        })
                        .call(found -> steps.holdPlan(found.id()))
                        .flatMap(found -> copy(found.id(), Ids.next(), title, presenter)));
    }

    private Uni<NumberedPlan> copy(UUID planId, UUID copyId, String title, Long presenter) {
        return Statements.change(COPY, copyId, planId, title, presenter)
                .invoke(copied -> {
                    if (copied == 0) {
                        throw new TreatmentRefused(Reason.PLAN_NOT_FOUND);
                    }
                })
                .chain(() -> Statements.change(COPY_ITEMS, copyId))
                .chain(() -> news.ofPlan(TreatmentPlanSaved.class, copyId))
                .chain(() -> numbered.plan(copyId));
    }
}
