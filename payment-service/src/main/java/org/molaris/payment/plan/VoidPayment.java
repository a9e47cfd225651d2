package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Flush;
import org.molaris.data.Ids;
import org.molaris.payment.plan.PaymentRefused.Reason;
import org.molaris.web.TraceParent;

/**
 * Takes a payment back that was a mistake: it stays, no longer counts, and its plan has that much more left to pay. A
 * paid plan is open again, active or overdue as its instalments say; a cancelled one stays cancelled.
 */
@ApplicationScoped
public class VoidPayment {

    /** The plan is locked before its payment, as by everybody. */
    private static final String VOID = """
            with live as (
                select m.id, p.version, p.status
                  from payment_plan p join payment m on m.clinic_id = p.clinic_id and m.payment_plan_id = p.id
                 where m.id = $1 and m.voided_at is null
                   for no key update),
            payment as (
                update payment m
                   set voided_at = $4, void_reason = $2, voided_by = $3, void_version = live.version + 1
                  from live
                 where m.id = live.id
                returning m as payment),
            plan as (
                update payment_plan p
                   set amount_paid = amount_paid - (payment).amount,
                       status = case when p.status = 'cancelled' then p.status
                                     when amount_paid - (payment).amount < due_before(day, clinic_id, p.id) then 'overdue'
                                     when p.status = 'overdue' and due_before(day, clinic_id, p.id) is null then p.status
                                     else 'active' end,
                       closed_at = case when p.status = 'cancelled' then closed_at end,
                       version = p.version + 1,
                       updated_at = now()
                  from payment, live, day_in_clinic($4) as today (day)
                 where p.id = (payment).payment_plan_id
                returning p as plan, live.status as was),
            event as (
                insert into outbox
                       (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
                select event_id, (plan).clinic_id, 'payments', 'payment-plan', (plan).id, type, (plan).version, $3, $6::text,
                       jsonb_build_object('payment_plan', payment_plan_state(plan)) || what
                  from plan, payment, lateral (values
                       (1, $5::uuid, 'payment-voided', jsonb_build_object('payment', payment_state(payment))),
                       (2, $7::uuid, 'payment-plan-overdue', '{}')) as told (place, event_id, type, what)
                 where type = 'payment-voided' or (plan).status = 'overdue' and was <> 'overdue'
                 order by place),
            transaction as (
                insert into outbox
                       (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
                select $8::uuid, (payment).clinic_id, 'payments', 'transaction', (payment).id, 'transaction-voided', 2, $3,
                       $6::text, jsonb_build_object('transaction', transaction_state(payment))
                  from payment where (payment).bill_id is not null),
            bill as (
                update bill b
                   set version = b.version + 1, updated_at = now()
                 where (select (plan).bill_id is not null from plan)
                   and b.id = (select (plan).bill_id from plan)
                returning b as bill),
            event_of_bill as (
                insert into outbox
                       (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
                select uuid_v7(), (bill).clinic_id, 'payments', 'bill', (bill).id, 'bill-updated', (bill).version, $3, $6::text,
                       jsonb_build_object('bill', bill_state(bill, plan))
                  from bill, plan)
            select (payment).id as payment_id, (payment).number as payment_number, (payment).payment_plan_id,
                   (payment).amount, (payment).paid_on, (payment).payment_method, (payment).notes as payment_notes,
                   (payment).created_at as payment_created_at, (payment).voided_at, (payment).void_reason,
                   (payment).voided_by, (payment).check_number, (payment).bank_branch, (payment).process_status,
                   (payment).changed_at, (payment).bill_id as payment_bill_id, (payment).account_id,
                   (payment).payment_type_id, (payment).expense_type, (payment).related_to_insurance
              from payment""";

    private final Flush flush;
    private final CurrentClinic clinic;
    private final Clock clock;

    VoidPayment(Flush flush, CurrentClinic clinic, Clock clock) {
        this.flush = flush;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link PaymentRefused} when there is no such payment, or it was voided before. */
    public Uni<PaymentDetails> handle(UUID paymentId, String reason) {
        return flush.write(
                        VOID,
                        Tuple.of(
                                        paymentId,
                                        reason,
                                        clinic.caller().subject(),
                                        clock.instant().atOffset(ZoneOffset.UTC))
                                .addUUID(Ids.next())
                                .addString(TraceParent.current().orElse(null))
                                .addUUID(Ids.next())
                                .addUUID(Ids.next()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new PaymentRefused(Reason.PAYMENT_NOT_FOUND);
                    }
                    return PlanRows.payment(rows.iterator().next());
                });
    }
}
