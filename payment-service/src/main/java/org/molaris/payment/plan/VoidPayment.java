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

    private static final String VOID = """
            with live as (
                select m.id, p.version, p.status
                  from payment m join payment_plan p on p.clinic_id = m.clinic_id and p.id = m.payment_plan_id
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
                 order by place)
            select (payment).id as payment_id, (payment).number as payment_number, (payment).payment_plan_id,
                   (payment).amount, (payment).paid_on, (payment).payment_method, (payment).notes as payment_notes,
                   (payment).created_at as payment_created_at, (payment).voided_at, (payment).void_reason,
                   (payment).voided_by
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
                                .addUUID(Ids.next()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new PaymentRefused(Reason.PAYMENT_NOT_FOUND);
                    }
                    return PlanRows.payment(rows.iterator().next());
                });
    }
}
