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
 * paid plan is open again; a cancelled one stays cancelled.
 */
@ApplicationScoped
public class VoidPayment {

    private static final String VOID = """
            with payment as (
                update payment m
                   set voided_at = $4, void_reason = $2, voided_by = $3
                 where id = $1 and voided_at is null
                returning m as payment),
            plan as (
                update payment_plan p
                   set amount_paid = amount_paid - (payment).amount,
                       status = case status when 'paid' then 'active' else status end,
                       version = version + 1,
                       updated_at = now()
                  from payment
                 where p.id = (payment).payment_plan_id
                returning p as plan),
            event as (
                insert into outbox
                       (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
                select $5, (plan).clinic_id, 'payments', 'payment-plan', (plan).id, 'payment-voided', (plan).version,
                       $3, $6, jsonb_build_object('payment_plan', payment_plan_state(plan),
                                                  'payment', payment_state(payment))
                  from plan, payment)
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
                                .addString(TraceParent.current().orElse(null)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new PaymentRefused(Reason.PAYMENT_NOT_FOUND);
                    }
                    return PlanRows.payment(rows.iterator().next());
                });
    }
}
