package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Flush;
import org.molaris.data.Ids;
import org.molaris.data.LowerCaseName;
import org.molaris.payment.plan.PaymentRefused.Reason;
import org.molaris.web.TraceParent;

/**
 * Corrects what is noted about a payment: how it was made, its check, its notes. How much, when and for what never changes:
 * a payment that was a mistake is voided. Of another method it is no longer of the type that was said. One statement; its plan, locked first as by everybody, gets a new version.
 */
@ApplicationScoped
public class ChangePayment {

    private static final String CHANGE = """
            with live as (
                select m.id
                  from payment_plan p join payment m on m.clinic_id = p.clinic_id and m.payment_plan_id = p.id
                 where m.number = $1 and m.voided_at is null
                   for no key update),
            payment as (
                update payment m
                   set payment_method = coalesce($2::text, m.payment_method),
                       payment_type_id = case when $2::text is null or $2 = m.payment_method then m.payment_type_id end,
                       notes = case when $3::text is null then m.notes else nullif($3, '') end,
                       check_number = case when $4::text is null then m.check_number else nullif($4, '') end,
                       bank_branch = case when $5::text is null then m.bank_branch else nullif($5, '') end,
                       process_status = coalesce($6::text, m.process_status),
                       changed_at = $7
                  from live
                 where m.id = live.id
                returning m as payment),
            plan as (
                update payment_plan p
                   set version = p.version + 1, updated_at = now()
                  from payment
                 where p.id = (payment).payment_plan_id
                returning p as plan),
            event as (
                insert into outbox
                       (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
                select $8, (plan).clinic_id, 'payments', 'payment-plan', (plan).id, 'payment-updated', (plan).version, $9::text,
                       $10::text,
                       jsonb_build_object('payment_plan', payment_plan_state(plan), 'payment', payment_state(payment))
                  from plan, payment)
            select 1 from payment""";

    private final Flush flush;
    private final CurrentClinic clinic;
    private final Clock clock;

    ChangePayment(Flush flush, CurrentClinic clinic, Clock clock) {
        this.flush = flush;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link PaymentRefused} when there is no such payment, or it was voided. */
    public Uni<Void> handle(long number, Command wanted) {
        return flush.write(
                        CHANGE,
                        Tuple.of(number)
                                .addString(LowerCaseName.of(wanted.method()))
                                .addString(wanted.notes())
                                .addString(wanted.checkNumber())
                                .addString(wanted.bankBranch())
                                .addString(LowerCaseName.of(wanted.processStatus()))
                                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                                .addUUID(Ids.next())
                                .addString(clinic.caller().subject())
                                .addString(TraceParent.current().orElse(null)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new PaymentRefused(Reason.NO_SUCH_PAYMENT);
                    }
                    return null;
                });
    }

    /** What is to be otherwise: null leaves it as it is, empty text takes it away. */
    public record Command(
            PaymentMethod method, String notes, String checkNumber, String bankBranch, ProcessStatus processStatus) {

        public boolean changesNothing() {
            return method == null
                    && notes == null
                    && checkNumber == null
                    && bankBranch == null
                    && processStatus == null;
        }
    }
}
