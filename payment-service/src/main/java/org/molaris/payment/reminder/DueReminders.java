package org.molaris.payment.reminder;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.LowerCaseName;
import org.molaris.data.Statements;

/** Reminds the patients of a clinic who still have something to pay: one statement, whatever their number. */
@ApplicationScoped
class DueReminders {

    /** Of an open plan something is left: the table says so. One that was agreed later than the moment has its first next time. */
    private static final String REMIND = """
            with reminder as (
                select cast(?1 as text) as kind, cast(?2 as date) as due_on,
                       cast(cast(?3 as text) as timestamptz) as remind_at,
                       cast(cast(?4 as text) as timestamptz) as expires_at),
            reminded as (
                insert into payment_reminder (clinic_id, payment_plan_id, kind, due_on)
                select p.clinic_id, p.id, r.kind, r.due_on
                  from reminder r
                  join payment_plan p on p.reminder_enabled
                                     and p.reminder_day_of_month = cast(extract(day from r.due_on) as integer)
                  join patient who on who.clinic_id = p.clinic_id and who.id = p.patient_id
                 where p.status in ('active', 'overdue')
                   and not who.erased
                   and p.created_at <= r.remind_at
                on conflict do nothing
                returning clinic_id, payment_plan_id)
            insert into outbox (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, payload)
            select uuid_v7(), p.clinic_id, 'payment-reminders', 'payment-plan', p.id, 'payment-reminder-due', p.version, ?5,
                   jsonb_build_object(
                     'payment_plan', payment_plan_state(p), 'kind', r.kind, 'due_on', r.due_on,
                     'remind_at', utc(r.remind_at), 'expires_at', utc(r.expires_at),
                     'balance', p.total_amount - p.amount_paid, 'amount_due', amount_due(p, r.due_on),
                     'currency', c.currency)
              from reminded
              join payment_plan p on p.clinic_id = reminded.clinic_id and p.id = reminded.payment_plan_id
              join clinic c on c.clinic_id = p.clinic_id
             cross join reminder r
             order by p.number""";

    private final CurrentClinic clinic;

    DueReminders(CurrentClinic clinic) {
        this.clinic = clinic;
    }

    /** To be called inside a transaction of the clinic. */
    Uni<Void> send(Reminder reminder) {
        return Statements.change(
                        REMIND,
                        LowerCaseName.of(reminder.kind()),
                        reminder.dueOn(),
                        reminder.at().toString(),
                        reminder.expiresAt().toString(),
                        clinic.caller().subject())
                .replaceWithVoid();
    }
}
