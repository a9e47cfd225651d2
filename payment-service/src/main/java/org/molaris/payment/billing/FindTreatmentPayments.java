package org.molaris.payment.billing;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;

/** Tells what is paid towards treatment plans, many of them in one round trip. */
@ApplicationScoped
public class FindTreatmentPayments {

    /** A payment that is voided when its money was paid back already leaves less than nothing: then nothing is paid. */
    private static final String PAID = """
            select t.id, greatest(p.paid - r.paid_back, 0.00) as paid
              from (select distinct id from unnest($1::uuid[]) as id) t
             cross join lateral (
                   select coalesce(sum(p.amount_paid), 0.00) as paid
                     from payment_plan p where p.treatment_plan_id = t.id) p
             cross join lateral (
                   select coalesce(sum(m.amount), 0.00) as paid_back
                     from bill b join movement m on m.clinic_id = b.clinic_id and m.bill_id = b.id
                    where b.treatment_plan_id = t.id and b.type = 'credit' and m.voided_at is null) r
             order by t.id""";

    private final Flush flush;

    FindTreatmentPayments(Flush flush) {
        this.flush = flush;
    }

    /** Of each of them; towards one that is not known here nothing is paid. */
    public Uni<List<TreatmentPayments>> of(Collection<UUID> treatmentPlans) {
        return flush.read(PAID, Tuple.of(treatmentPlans.toArray(UUID[]::new)))
                .map(found -> SqlRows.stream(found)
                        .map(row -> new TreatmentPayments(row.getUUID("id"), row.getBigDecimal("paid")))
                        .toList());
    }
}
