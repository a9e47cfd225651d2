package org.molaris.payment.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;

/** Tells what patients owe by their open plans, many of them in one round trip. */
@ApplicationScoped
public class FindBalances {

    private static final String BALANCES = """
            with asked as (
                select distinct id from unnest($1::uuid[]) as id),
            relative as (
                select a.id as patient_id, a.id as member_id from asked a
                union
                select a.id, d.id
                  from asked a
                  join patient p on p.id = a.id and coalesce(p.guarantor_id, p.id) = p.id
                  join patient d on d.clinic_id = p.clinic_id and d.guarantor_id = p.id and d.merged_into is null)
            select r.patient_id,
                   coalesce(sum(owed.amount) filter (where r.member_id = r.patient_id), 0.00) as balance,
                   case when bool_or(p.guarantor_id <> p.id) then 0.00 else coalesce(sum(owed.amount), 0.00) end as family_balance
              from relative r
              left join patient p on p.id = r.patient_id
              left join lateral (
                    select sum(plan.total_amount - plan.amount_paid) as amount
                      from payment_plan plan
                     where plan.patient_id = r.member_id and plan.status in ('active', 'overdue')) owed on true
             group by r.patient_id
             order by r.patient_id""";

    private final Flush flush;

    FindBalances(Flush flush) {
        this.flush = flush;
    }

    /** Of each of them; who is not known here owes nothing. */
    public Uni<List<PatientBalance>> of(Collection<UUID> patients) {
        return flush.read(BALANCES, Tuple.of(patients.toArray(UUID[]::new)))
                .map(rows -> SqlRows.stream(rows)
                        .map(row -> new PatientBalance(
                                row.getUUID("patient_id"),
                                row.getBigDecimal("balance"),
                                row.getBigDecimal("family_balance")))
                        .toList());
    }
}
