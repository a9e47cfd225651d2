package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.Flush;
import org.molaris.data.Idempotency;
import org.molaris.data.IdempotencyRefused;
import org.molaris.data.Ids;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlFailure;
import org.molaris.data.SqlRows;
import org.molaris.payment.plan.PaymentRefused.Reason;
import org.molaris.web.IdempotencyKey;
import org.molaris.web.TraceParent;
import org.molaris.web.Unavailable;

/**
 * Takes money on a plan. All of it is one statement in one round trip, the same on a plan with three payments as on one
 * with thirty thousand: the plan is updated if the rules allow it, and only then are there a payment, its event of the
 * same id, and the answer kept under the Idempotency-Key. No bill is looked for unless the plan asks for the money
 * of one: the condition is asked once, before its table is touched.
 */
@ApplicationScoped
public class RecordPayment {

    private static final String RECORD = """
            with today as (
                select ($10::timestamptz at time zone time_zone)::date as day from clinic),
            plan as (
                update payment_plan p
                   set amount_paid = amount_paid + $3,
                       status = case when amount_paid + $3 = total_amount then 'paid'
                                     when status = 'overdue' and amount_paid + $3 >= due_before(day, clinic_id, id)
                                     then 'active'
                                     else status end,
                       closed_at = case when amount_paid + $3 = total_amount then $10 end,
                       version = version + 1,
                       updated_at = now()
                  from today
                 where id = $1
                   and status in ('active', 'overdue')
                   and amount_paid + $3 <= total_amount
                   and coalesce($4, today.day) <= today.day
                   and ($15::uuid is null or $3 <= left_on_bill($15))
                returning p as plan, today.day),
            payment as (
                insert into payment as m
                       (id, clinic_id, payment_plan_id, plan_version, amount, paid_on, payment_method, notes, check_number,
                        bank_branch, created_at, bill_id, account_id, payment_type_id, expense_type, related_to_insurance)
                select $2, (plan).clinic_id, (plan).id, (plan).version, $3, coalesce($4, day), $5, $6, $13, $14, $10,
                       coalesce($15, (plan).bill_id), $16, $17, $18, $19
                  from plan
                returning m as payment),
            event as (
                insert into outbox
                       (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
                select event_id, (plan).clinic_id, 'payments', 'payment-plan', (plan).id, type, (plan).version, $7::text, $12::text,
                       jsonb_build_object('payment_plan', payment_plan_state(plan)) || what
                  from plan, payment, lateral (values
                       (1, $2::uuid, 'payment-recorded', jsonb_build_object('payment', payment_state(payment))),
                       (2, $11::uuid, 'payment-plan-paid', '{}')) as told (place, event_id, type, what)
                 where type = 'payment-recorded' or (plan).status = 'paid'
                 order by place),
            transaction as (
                insert into outbox
                       (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
                select $20, (payment).clinic_id, 'payments', 'transaction', (payment).id, 'transaction-recorded', 1, $7::text,
                       $12::text, jsonb_build_object('transaction', transaction_state(payment))
                  from payment where (payment).bill_id is not null),
            answer as (
                insert into idempotency (clinic_id, principal, key, fingerprint, answer)
                select (plan).clinic_id, $7, $8::text, $9::bytea,
                       jsonb_build_object('plan', to_jsonb(plan), 'payment', to_jsonb(payment))
                  from plan, payment where $8::text is not null),
            bill as (
                update bill b
                   set version = b.version + 1, updated_at = now()
                 where (select (plan).bill_id is not null from plan)
                   and b.id = (select (plan).bill_id from plan)
                returning b as bill),
            event_of_bill as (
                insert into outbox
                       (id, clinic_id, topic, aggregatetype, aggregateid, type, sequence, actor, traceparent, payload)
                select uuid_v7(), (bill).clinic_id, 'payments', 'bill', (bill).id,
                       case when (plan).status = 'paid' then 'bill-paid' else 'bill-updated' end, (bill).version, $7::text,
                       $12::text, jsonb_build_object('bill', bill_state(bill, plan))
                  from bill, plan)
            select (plan).id, (plan).number, (plan).clinic_id, (plan).patient_id, (plan).treatment_plan_id,
                   (plan).description, (plan).total_amount, (plan).amount_paid, (plan).written_off, (plan).status,
                   (plan).reminder_enabled, (plan).reminder_day_of_month, (plan).notes, (plan).version,
                   (plan).created_at, (plan).updated_at, (plan).closed_at, (plan).bill_id,
                   (payment).id as payment_id, (payment).number as payment_number, (payment).payment_plan_id,
                   (payment).amount, (payment).paid_on, (payment).payment_method, (payment).notes as payment_notes,
                   (payment).created_at as payment_created_at, (payment).voided_at, (payment).void_reason,
                   (payment).voided_by, (payment).check_number, (payment).bank_branch, (payment).process_status,
                   (payment).changed_at, (payment).bill_id as payment_bill_id, (payment).account_id,
                   (payment).payment_type_id, (payment).expense_type, (payment).related_to_insurance
              from plan, payment""";

    private static final String WHY_NOT = """
            select status in ('active', 'overdue') as open,
                   least(total_amount - amount_paid, case when $4::uuid is not null then left_on_bill($4) end) as balance,
                   $2 > ($3::timestamptz at time zone time_zone)::date as in_the_future
              from payment_plan join clinic using (clinic_id) where id = $1""";

    private final Flush flush;
    private final Idempotency idempotency;
    private final CurrentClinic clinic;
    private final Clock clock;

    RecordPayment(Flush flush, Idempotency idempotency, CurrentClinic clinic, Clock clock) {
        this.flush = flush;
        this.idempotency = idempotency;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link PaymentRefused} when the plan is not found, not open, or has less than that left to pay. */
    public Uni<RecordedPayment> handle(Command received) {
        var key = IdempotencyKey.current();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return record(received, key, now)
                .flatMap(recorded -> recorded == null
                        ? before(key).onItem().ifNull().switchTo(() -> refuse(received, now))
                        : Uni.createFrom().item(recorded));
    }

    /** Null when the rules did not allow it, or when the key was used before. */
    private Uni<RecordedPayment> record(Command received, Optional<IdempotencyKey> key, OffsetDateTime now) {
        var assigned = received.assigned();
        return flush.write(
                        RECORD,
                        Tuple.of(received.planId(), Ids.next(), received.amount(), received.paidOn())
                                .addString(LowerCaseName.of(received.method()))
                                .addString(received.notes())
                                .addString(clinic.caller().subject())
                                .addString(key.map(IdempotencyKey::value).orElse(null))
                                .addValue(key.map(IdempotencyKey::fingerprint)
                                        .map(Buffer::buffer)
                                        .orElse(null))
                                .addOffsetDateTime(now)
                                .addUUID(Ids.next())
                                .addString(TraceParent.current().orElse(null))
                                .addString(received.checkNumber())
                                .addString(received.bankBranch())
                                .addUUID(assigned.billId())
                                .addUUID(assigned.accountId())
                                .addUUID(assigned.paymentTypeId())
                                .addString(LowerCaseName.of(assigned.expenseType()))
                                .addBoolean(assigned.relatedToInsurance())
                                .addUUID(Ids.next()))
                .map(rows -> rows.size() == 0
                        ? null
                        : RecordedPayment.of(SqlRows.list(rows).get(0)))
                .onFailure(e -> SqlFailure.duplicates(e, "idempotency_pkey"))
                .recoverWithNull()
                .onFailure(SqlFailure::waitedTooLong)
                .transform(e -> key.isPresent() ? IdempotencyRefused.stillUnderWay() : new Unavailable(e));
    }

    /** A retry of the payment that paid the plan off finds the plan closed: what was answered then comes first. */
    private Uni<RecordedPayment> before(Optional<IdempotencyKey> key) {
        return key.map(used -> idempotency.recall(used, RecordedPayment.class))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private Uni<RecordedPayment> refuse(Command received, OffsetDateTime now) {
        return flush.read(
                        WHY_NOT,
                        Tuple.of(
                                received.planId(),
                                received.paidOn(),
                                now,
                                received.assigned().billId()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new PaymentRefused(Reason.PLAN_NOT_FOUND);
                    }
                    var plan = rows.iterator().next();
                    if (!plan.getBoolean("open")) {
                        throw new PaymentRefused(Reason.PLAN_NOT_ACTIVE);
                    }
                    if (Boolean.TRUE.equals(plan.getBoolean("in_the_future"))) {
                        throw new PaymentRefused(Reason.PAID_IN_THE_FUTURE);
                    }
                    throw new PaymentRefused(Reason.EXCEEDS_BALANCE, plan.getBigDecimal("balance"));
                });
    }

    /**
     * Money received, in whatever words a dialect heard of it.
     *
     * @param paidOn null for today in the clinic
     * @param method null when not said
     * @param checkNumber and the bank branch: of a check; null otherwise
     * @param assigned a bill in it must be one about the plan
     */
    public record Command(
            UUID planId,
            BigDecimal amount,
            LocalDate paidOn,
            PaymentMethod method,
            String notes,
            String checkNumber,
            String bankBranch,
            Assignment assigned) {

        public Command {
            amount = amount.setScale(2, RoundingMode.UNNECESSARY);
        }

        /** One of which nobody said what else it is for. */
        public Command(
                UUID planId,
                BigDecimal amount,
                LocalDate paidOn,
                PaymentMethod method,
                String notes,
                String checkNumber,
                String bankBranch) {
            this(planId, amount, paidOn, method, notes, checkNumber, bankBranch, Assignment.NONE);
        }
    }
}
