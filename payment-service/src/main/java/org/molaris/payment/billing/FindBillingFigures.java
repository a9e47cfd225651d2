package org.molaris.payment.billing;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;

/** Tells what is billed of treatment plans, many of them in one round trip. */
@ApplicationScoped
public class FindBillingFigures {

    private static final String FIGURES = """
            select t.id, b.billed, b.credited, b.full_bills, l.liabilities::text as liabilities
              from (select distinct id from unnest($1::uuid[]) as id) t
             cross join (select day_in_clinic($2) as today) now
             cross join lateral (
                   select coalesce(sum(b.net) filter (where b.type <> 'credit'), 0.00) as billed,
                          coalesce(sum(b.net) filter (where b.type = 'credit'), 0.00) as credited,
                          count(*) filter (where b.type = 'full') as full_bills
                     from bill b
                    where b.treatment_plan_id = t.id and b.patient_id is not null and b.type <> 'proforma') b
             cross join lateral (
                   select coalesce(jsonb_agg(jsonb_build_object(
                                     'due_on', d.due_on, 'amount', d.amount, 'due', d.due_on <= now.today and not d.paid,
                                     'paid', d.paid) order by d.due_on, d.number, d.instalment), '[]') as liabilities
                     from (select p.number, i.number as instalment, coalesce(i.due_on, day_in_clinic(p.created_at)) as due_on,
                                  coalesce(i.amount, p.total_amount) as amount,
                                  p.status = 'paid' or p.amount_paid >= coalesce(i.running_total, p.total_amount) as paid
                             from payment_plan p
                             left join instalment i on i.clinic_id = p.clinic_id and i.payment_plan_id = p.id
                            where p.treatment_plan_id = t.id and p.status <> 'cancelled') d) l
             order by t.id""";

    private final Flush flush;
    private final BillRows rows;
    private final Clock clock;

    FindBillingFigures(Flush flush, BillRows rows, Clock clock) {
        this.flush = flush;
        this.rows = rows;
        this.clock = clock;
    }

    /** Of each of them; of one that is not known here nothing is billed. */
    public Uni<List<BillingFigures>> of(Collection<UUID> treatmentPlans) {
        return flush.read(
                        FIGURES,
                        Tuple.of(
                                treatmentPlans.toArray(UUID[]::new),
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .map(found -> SqlRows.stream(found)
                        .map(row -> new BillingFigures(
                                row.getUUID("id"),
                                row.getBigDecimal("billed"),
                                row.getBigDecimal("credited"),
                                row.getLong("full_bills"),
                                rows.of(new TypeReference<>() {}, row.getString("liabilities"))))
                        .toList());
    }
}
