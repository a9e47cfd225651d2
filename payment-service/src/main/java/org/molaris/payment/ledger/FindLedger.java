package org.molaris.payment.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.payment.known.KnownThings;
import org.molaris.payment.ledger.PatientLedger.Ageing;
import org.molaris.payment.ledger.PatientLedger.Entry;
import org.molaris.payment.ledger.PatientLedger.Plan;
import org.molaris.payment.plan.PaymentRefused;
import org.molaris.payment.plan.PaymentRefused.Reason;

/** Draws up a patient's account, in one round trip. */
@ApplicationScoped
public class FindLedger {

    /** Older ones are brought forward. */
    private static final long ENTRIES = 1000;

    /** What is left of plans {@code plan}, by the days for which it has been due on the day of {@code today}. */
    static final String AGES = """
            due as (
                select i.due_on, i.amount - paid_of(i, p.amount_paid) as amount
                  from plan p join instalment i on i.clinic_id = p.clinic_id and i.payment_plan_id = p.id
                 where p.amount_left > 0
                union all
                select day_in_clinic(p.created_at), p.amount_left
                  from plan p
                 where p.amount_left > 0
                   and not exists (select from instalment i where i.clinic_id = p.clinic_id and i.payment_plan_id = p.id)),
            age as (
                select coalesce(sum(amount) filter (where days <= 0), 0.00) as not_due,
                       coalesce(sum(amount) filter (where days between 1 and 30), 0.00) as up_to_30,
                       coalesce(sum(amount) filter (where days between 31 and 60), 0.00) as up_to_60,
                       coalesce(sum(amount) filter (where days between 61 and 90), 0.00) as up_to_90,
                       coalesce(sum(amount) filter (where days > 90), 0.00) as over_90
                  from (select today.day - due.due_on as days, due.amount from due, today) aged)""";

    /**
     * A void on a plan that was cancelled before takes nothing back from anybody: more is owed, and no longer owed at the same
     * moment. What comes at the same moment is in the order of plans, and of a plan's versions. A plan without a schedule is
     * due from the day it was agreed.
     */
    private static final String LEDGER = """
            with today as (
                select day_in_clinic($2) as day),
            plan as (
                select id, clinic_id, number, description, status, total_amount, amount_paid, created_at, closed_at,
                       case when status in ('active', 'overdue') then total_amount - amount_paid else 0.00 end as amount_left
                  from payment_plan
                 where patient_id = $1),
            paid as (
                select m.id, p.id as plan_id, p.number, p.description, m.amount, m.paid_on, m.created_at, m.plan_version,
                       m.voided_at, m.void_version, m.void_reason, coalesce(m.voided_at > p.closed_at, false) as too_late
                  from plan p join payment m on m.clinic_id = p.clinic_id and m.payment_plan_id = p.id),
            entry (at, number, version, kind, plan_id, payment_id, description, paid_on, amount) as (
                select created_at, number, 1, 'plan', id, null::uuid, description, null::date, total_amount
                  from plan
                union all
                select created_at, number, plan_version, 'payment', plan_id, id, description, paid_on, -amount
                  from paid
                union all
                select voided_at, number, void_version, 'void', plan_id, id, void_reason, null, amount
                  from paid where voided_at is not null
                union all
                select p.closed_at, p.number, 9223372036854775807, 'closing', p.id, null, p.description, null,
                       p.amount_paid + coalesce(late.amount, 0) - p.total_amount
                  from plan p
                  left join (select plan_id, sum(amount) as amount from paid where too_late group by plan_id) late
                         on late.plan_id = p.id
                 where p.closed_at is not null and p.amount_paid + coalesce(late.amount, 0) <> p.total_amount
                union all
                select voided_at, number, void_version + 1, 'closing', plan_id, null, description, null, -amount
                  from paid where too_late),
            line as (
                select *, sum(amount) over so_far as balance, row_number() over so_far as place, count(*) over () as lines
                  from entry
                window so_far as (order by at, number, version)),
            %s,
            account as (
                select coalesce(sum(amount), 0.00) as balance,
                       coalesce(sum(amount) filter (where place <= lines - $3), 0.00) as brought_forward,
                       coalesce(jsonb_agg(jsonb_build_object(
                                    'at', utc(at), 'kind', kind, 'payment_plan_id', plan_id, 'payment_id', payment_id,
                                    'description', description, 'paid_on', paid_on, 'amount', amount, 'balance', balance)
                                order by place) filter (where place > lines - $3), '[]')::text as entries
                  from line)
            select account.*, age.*,
                   (select coalesce(jsonb_agg(jsonb_build_object(
                               'id', id, 'description', description, 'status', status, 'total_amount', total_amount,
                               'amount_paid', amount_paid, 'amount_left', amount_left) order by number desc), '[]')
                      from plan)::text as plans
              from patient, account, age
             where patient.id = $1""".formatted(AGES);

    private final Flush flush;
    private final KnownThings known;
    private final ObjectMapper json;
    private final Clock clock;

    FindLedger(Flush flush, KnownThings known, ObjectMapper json, Clock clock) {
        this.flush = flush;
        this.known = known;
        this.json = json;
        this.clock = clock;
    }

    /** Fails with {@link PaymentRefused} when the clinic has no such patient, as its owner says. */
    public Uni<PatientLedger> of(UUID patientId) {
        return read(patientId)
                .onItem()
                .ifNull()
                .switchTo(() -> known.bring(patientId, null).chain(() -> read(patientId)))
                .onItem()
                .ifNull()
                .failWith(() -> new PaymentRefused(Reason.PATIENT_NOT_FOUND));
    }

    private Uni<PatientLedger> read(UUID patientId) {
        return flush.read(LEDGER, Tuple.of(patientId, clock.instant().atOffset(ZoneOffset.UTC), ENTRIES))
                .map(rows -> rows.size() == 0 ? null : ledger(rows.iterator().next()));
    }

    private PatientLedger ledger(Row row) {
        return new PatientLedger(
                row.getBigDecimal("brought_forward"),
                list(Entry.class, row.getString("entries")),
                row.getBigDecimal("balance"),
                ageing(row),
                list(Plan.class, row.getString("plans")));
    }

    static Ageing ageing(Row row) {
        return new Ageing(
                row.getBigDecimal("not_due"),
                row.getBigDecimal("up_to_30"),
                row.getBigDecimal("up_to_60"),
                row.getBigDecimal("up_to_90"),
                row.getBigDecimal("over_90"));
    }

    private <T> List<T> list(Class<T> type, String text) {
        try {
            return json.readerForListOf(type).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
