package org.molaris.payment.reminder;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Statements;

/** Sets a clinic's plans overdue that are behind their schedule: one statement, whatever their number. */
@ApplicationScoped
class NightlyStatus {

    /** Locked by their ids, as everybody does who locks several; one that is paid meanwhile is looked at once more. */
    private static final String MARK_OVERDUE = """
            with behind as (
                select p.id
                  from payment_plan p
                 where p.status = 'active'
                   and exists (select from instalment i
                                where i.clinic_id = p.clinic_id and i.payment_plan_id = p.id and i.due_on < ?1)
                   and p.amount_paid < due_before(?1, p.clinic_id, p.id)
                 order by p.id
                   for no key update),
            plan as (
                update payment_plan p
                   set status = 'overdue', version = p.version + 1, updated_at = now()
                  from behind
                 where p.id = behind.id
                returning p as plan)
            insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, payload)
            select uuid_v7(), (plan).clinic_id, 'payments', 'payment-plan', (plan).id, 'payment-plan-overdue', (plan).version,
                   ?2, jsonb_build_object('payment_plan', payment_plan_state(plan))
              from plan
             order by (plan).number""";

    private final CurrentClinic clinic;

    NightlyStatus(CurrentClinic clinic) {
        this.clinic = clinic;
    }

    /**
     * To be called inside a transaction of the clinic.
     *
     * @param today the day it is there: what was due before it is overdue
     */
    Uni<Void> markOverdue(LocalDate today) {
        return Statements.change(MARK_OVERDUE, today, clinic.caller().subject()).replaceWithVoid();
    }
}
