package org.molaris.treatment.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.data.Statements;
import org.molaris.treatment.plan.TreatmentRefused.Reason;

/**
 * The steps of plans: their procedures and places. Places are 1 to n without gap or double, since the plan's row is locked
 * while one is given or taken, and each renumbering is one statement. To be called within a transaction.
 */
@ApplicationScoped
class PlanSteps {

    private static final String HOLD_PLAN = "select cast(hold_plan(?1) as text)";
    private static final String HOLD_STEP = "select hold_step(?1)";
    /** What another practice did stands in no plan. */
    private static final String HOLD_PROCEDURE =
            "select cast(hold_procedure(p.id) as text) from procedure p where p.id = ?1 and not p.elsewhere";

    /** Where a new step goes behind; -1 when none does any more. */
    private static final String END_OF_OPEN_PLAN = """
            select case when p.status = 'cancelled' then -1 else coalesce(max(i.step_order), 0) end
              from treatment_plan p
              left join plan_item i on i.clinic_id = p.clinic_id and i.treatment_plan_id = p.id
             where p.id = ?1
             group by p.status""";

    private static final String LAST_PLACE =
            "select cast(count(*) as integer) from plan_item i where i.treatment_plan_id = ?1";

    /** The catalogue says what the request leaves out; what is written stays, whatever becomes of the catalogue. */
    private static final String ADD_PROCEDURE = """
            insert into procedure (id, clinic_id, patient_id, name, code, tooth, surface, fee, discount, vat_rate,
                                   device_identifier, appointment_id, status, done_at, operator_id)
            select ?1, current_clinic(), ?2, coalesce(asked.name, c.name), coalesce(c.code, asked.code), ?5, ?6,
                   coalesce(cast(?7 as numeric), c.price), coalesce(cast(?9 as numeric), 0),
                   coalesce(cast(?10 as numeric), c.vat_rate, 0), cast(?11 as text), a.id, status_after('planned', a.state),
                   case when a.state = 'done' then now() end,
                   (select o.id from operator o
                     where o.id = coalesce(a.operator_id, (select w.operator_id from patient w where w.id = ?2)) and not o.deleted)
              from (select cast(?3 as text) as name, cast(?4 as text) as code, cast(?8 as uuid) as appointment_id) asked
              left join procedure_code c on c.code_key = lower(asked.code collate pg_c_utf8) and c.active
              left join appointment a on a.id = asked.appointment_id
             where coalesce(asked.name, c.name) is not null""";

    private static final String ADD_ITEM = """
            insert into plan_item (id, clinic_id, treatment_plan_id, procedure_id, step_order, notes, priority)
            select ?1, current_clinic(), ?2, p.id, cast(?4 as integer), cast(?5 as text),
                   coalesce(cast(?6 as bigint), p.priority, 0)
              from procedure p where p.id = ?3
            on conflict on constraint a_procedure_once_in_a_plan do nothing""";

    private static final String TOUCH_PLAN =
            "update treatment_plan set version = version + 1, updated_at = now() where id = ?1";

    private static final String STEP = "select cast(to_jsonb(s) as text) from step s where s.id = ?1";

    private static final String STATE = """
            select cast(jsonb_build_object('treatment_step', treatment_step_state(s)) as text) from step s where s.id = ?1""";

    /** A status that is not said follows from the visit, if that is another one now. */
    private static final String CHANGE_PROCEDURE = """
            update procedure p
               set name = ?2, code = cast(?3 as text), tooth = cast(?4 as text), surface = cast(?5 as text),
                   fee = cast(?6 as numeric), discount = cast(?9 as numeric), vat_rate = cast(?10 as numeric),
                   device_identifier = cast(?11 as text), appointment_id = wanted.appointment_id, status = wanted.status,
                   done_at = case when wanted.status = 'done' then coalesce(p.done_at, now()) end, updated_at = now()
              from (select asked.appointment_id,
                           coalesce(asked.status,
                                    case when asked.appointment_id is distinct from q.appointment_id
                                         then status_after(q.status, a.state) else q.status end) as status
                      from procedure q
                     cross join (select cast(?7 as uuid) as appointment_id, cast(?8 as text) as status) asked
                      left join appointment a on a.id = asked.appointment_id
                     where q.id = ?1) wanted
             where p.id = ?1
               and (p.name, p.code, p.tooth, p.surface, p.fee, p.discount, p.vat_rate, p.device_identifier, p.appointment_id,
                    p.status)
                   is distinct from (cast(?2 as text), cast(?3 as text), cast(?4 as text), cast(?5 as text), cast(?6 as numeric),
                                     cast(?9 as numeric), cast(?10 as numeric), cast(?11 as text), wanted.appointment_id, wanted.status)""";

    private static final String COUNTS_ELSEWHERE = """
            select exists (select from plan_item i where i.procedure_id = ?1 and i.id <> ?2 and not i.skipped)""";

    /** How urgent a procedure is follows from the plan on which the treatment is under way. */
    private static final String CHANGE_ITEM = """
            with urgent as (
                update procedure p set priority = cast(?4 as bigint), updated_at = now()
                  from plan_item i join treatment_plan t on t.clinic_id = i.clinic_id and t.id = i.treatment_plan_id
                 where i.id = ?1 and p.id = i.procedure_id and t.status = 'active'
                   and p.priority is distinct from cast(?4 as bigint)
                   and i.priority <> coalesce(cast(?4 as bigint), 0))
            update plan_item set skipped = ?2, notes = cast(?3 as text), priority = coalesce(cast(?4 as bigint), 0) where id = ?1""";

    private static final String NEW_VERSION =
            "update plan_item set version = version + 1, updated_at = now() where id = ?1";

    private static final String MOVE = """
            update plan_item i
               set step_order = case when i.id = moved.id then moved.there when moved.here < moved.there then i.step_order - 1
                                     else i.step_order + 1 end,
                   version = case when i.id = moved.id then i.version else i.version + 1 end,
                   updated_at = now()
              from (select id, treatment_plan_id, step_order as here, cast(?2 as integer) as there
                      from plan_item where id = ?1) moved
             where i.treatment_plan_id = moved.treatment_plan_id
               and i.step_order between least(moved.here, moved.there) and greatest(moved.here, moved.there)""";

    private static final String DELETE = """
            with gone as (delete from plan_item where id = ?1 returning treatment_plan_id, step_order)
            update plan_item i
               set step_order = i.step_order - 1, version = i.version + 1, updated_at = now()
              from gone
             where i.treatment_plan_id = gone.treatment_plan_id and i.step_order > gone.step_order""";

    /** What was done was done. What was not is kept for who asks for what is gone. */
    private static final String FORGET_PROCEDURE = """
            update procedure p
               set deleted_at = now(), updated_at = now(), status = 'planned', appointment_id = null,
                   planned_appointment_id = null
             where p.id = ?1 and p.status <> 'done' and not exists (select from plan_item i where i.procedure_id = p.id)""";

    private final ObjectMapper json;

    PlanSteps(ObjectMapper json) {
        this.json = json;
    }

    /** Locks a plan, and keeps its patient's record from being merged away. Answers whose plan it is. */
    Uni<UUID> holdPlan(UUID planId) {
        return Statements.value(String.class, HOLD_PLAN, planId).map(patient -> {
            if (patient == null) {
                throw new TreatmentRefused(Reason.PLAN_NOT_FOUND);
            }
            return UUID.fromString(patient);
        });
    }

    /** Locks a patient's procedure. Answers whose it is; null when there is none. */
    Uni<UUID> holdProcedure(UUID procedureId) {
        return Statements.value(String.class, HOLD_PROCEDURE, procedureId)
                .map(patient -> patient == null ? null : UUID.fromString(patient));
    }

    /** The step with everything it belongs to locked, if it has the expected version. */
    Uni<StepDetails> hold(UUID stepId, OptionalLong expected) {
        return Statements.value(Boolean.class, HOLD_STEP, stepId)
                .invoke(found -> {
                    if (!found) {
                        throw new TreatmentRefused(Reason.STEP_NOT_FOUND);
                    }
                })
                .chain(() -> one(stepId))
                .invoke(step -> {
                    if (expected.isPresent() && expected.getAsLong() != step.version()) {
                        throw new TreatmentRefused(Reason.STALE);
                    }
                });
    }

    Uni<StepDetails> one(UUID stepId) {
        return Statements.value(String.class, STEP, stepId).map(this::read);
    }

    /** The last place of a plan that is locked; 0 when it has no steps. Fails when the plan takes no more of them. */
    Uni<Integer> endOfOpenPlan(UUID planId) {
        return Statements.value(Integer.class, END_OF_OPEN_PLAN, planId).invoke(last -> {
            if (last < 0) {
                throw new TreatmentRefused(Reason.PLAN_CANCELLED);
            }
        });
    }

    Uni<Void> addProcedure(UUID procedureId, UUID patientId, StepTerms terms) {
        return Statements.change(
                        ADD_PROCEDURE,
                        procedureId,
                        patientId,
                        terms.procedure(),
                        terms.procedureCode(),
                        terms.tooth(),
                        terms.surface(),
                        terms.estimatedCost(),
                        terms.appointmentId(),
                        terms.discount(),
                        terms.vatRate(),
                        terms.deviceIdentifier())
                .invoke(added -> {
                    if (added == 0) {
                        throw new TreatmentRefused(Reason.UNKNOWN_PROCEDURE_CODE);
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Gives the procedure a place in the plan.
     *
     * @param priority null for that of the procedure
     */
    Uni<Void> addItem(UUID stepId, UUID planId, UUID procedureId, int place, String notes, Long priority) {
        return Statements.change(ADD_ITEM, stepId, planId, procedureId, place, notes, priority)
                .invoke(added -> {
                    if (added == 0) {
                        throw new TreatmentRefused(Reason.ALREADY_IN_PLAN);
                    }
                })
                .chain(() -> touchPlan(planId));
    }

    /** The plan is of a new version. */
    Uni<Void> touchPlan(UUID planId) {
        return Statements.change(TOUCH_PLAN, planId).replaceWithVoid();
    }

    /** The step and its plan are of a new version. */
    Uni<Void> touch(StepDetails step) {
        return Statements.change(NEW_VERSION, step.id()).chain(() -> touchPlan(step.treatmentPlanId()));
    }

    /**
     * Changes the procedure that a step stands for, in all plans in which it stands. Answers whether it was otherwise.
     *
     * @param status null to let it follow from the visit
     */
    Uni<Boolean> changeProcedure(UUID procedureId, StepTerms wanted, StepStatus status) {
        return Statements.change(
                        CHANGE_PROCEDURE,
                        procedureId,
                        wanted.procedure(),
                        wanted.procedureCode(),
                        wanted.tooth(),
                        wanted.surface(),
                        wanted.estimatedCost(),
                        wanted.appointmentId(),
                        status == null ? null : status.ofProcedure(),
                        wanted.discount(),
                        wanted.vatRate(),
                        wanted.deviceIdentifier())
                .map(changed -> changed > 0);
    }

    /** Whether some other plan counts on the procedure of this step. */
    Uni<Boolean> countsElsewhere(StepDetails step) {
        return Statements.value(Boolean.class, COUNTS_ELSEWHERE, step.procedureId(), step.id());
    }

    /** Changes what the plan says of the step. */
    Uni<Void> changeItem(UUID stepId, boolean skipped, String notes, Long priority) {
        return Statements.change(CHANGE_ITEM, stepId, skipped, notes, priority).replaceWithVoid();
    }

    /** Gives the step another place; those between close up. */
    Uni<Void> move(StepDetails step, int place) {
        return Statements.value(Integer.class, LAST_PLACE, step.treatmentPlanId())
                .invoke(last -> {
                    if (place > last) {
                        throw new TreatmentRefused(Reason.NO_SUCH_PLACE, last);
                    }
                })
                .chain(() -> Statements.change(MOVE, step.id(), place))
                .replaceWithVoid();
    }

    /** Takes the step out of its plan; those behind it close up. Answers what can be told of it. */
    Uni<String> delete(StepDetails step) {
        return Statements.value(String.class, STATE, step.id())
                .call(() -> Statements.change(DELETE, step.id()))
                .call(() -> touchPlan(step.treatmentPlanId()));
    }

    /** Lets go of a procedure that stands in no plan any more, unless it was done. Answers whether it is gone. */
    Uni<Boolean> forget(UUID procedureId) {
        return Statements.change(FORGET_PROCEDURE, procedureId).map(gone -> gone > 0);
    }

    private StepDetails read(String text) {
        try {
            return json.readValue(text, StepDetails.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
