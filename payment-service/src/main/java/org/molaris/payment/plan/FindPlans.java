package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.payment.plan.PaymentRefused.Reason;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads plans, each question in one round trip. */
@ApplicationScoped
public class FindPlans {

    private static final String ONE = "select " + PlanRows.PLAN + ", " + PlanRows.PAYMENT + ", "
            + Instalments.AS_JSON.formatted("$3") + " as instalments" + """

              from payment_plan p
              left join payment m on m.payment_plan_id = p.id and m.clinic_id = p.clinic_id
                                 and (m.voided_at is null or $2)
             where p.id = $1
             order by m.plan_version""";

    private static final String LIST = "select now() as read_at, counted.total, " + PlanRows.PLAN + """

              from (select case when $1 then (select count(*) from payment_plan
                                               where ($2::uuid is null or patient_id = $2)
                                                 and ($3::timestamptz is null or updated_at >= $3)) end as total) counted
              left join lateral (
                    select * from payment_plan
                     where ($2::uuid is null or patient_id = $2)
                       and ($3::timestamptz is null or updated_at >= $3)
                       and number < $4
                     order by number desc limit $5 offset $6) p on true""";

    private static final String SUMMARY = """
            select coalesce(sum(amount_paid), 0.00) as collected,
                   coalesce(sum(total_amount - amount_paid) filter (where status in ('active', 'overdue')), 0.00)
                       as pending,
                   count(*) filter (where status = 'active') as active
              from payment_plan""";

    private final Flush flush;
    private final Instalments instalments;
    private final Clock clock;

    FindPlans(Flush flush, Instalments instalments, Clock clock) {
        this.flush = flush;
        this.instalments = instalments;
        this.clock = clock;
    }

    /** A plan and its payments in the order they were recorded; voided ones only when asked for. */
    public Uni<PlanWithPayments> one(UUID planId, boolean includeVoided) {
        return flush.read(ONE, Tuple.of(planId, includeVoided, now())).map(rows -> {
            if (rows.size() == 0) {
                throw new PaymentRefused(Reason.PLAN_NOT_FOUND);
            }
            var all = SqlRows.list(rows);
            return new PlanWithPayments(
                    PlanRows.plan(all.get(0)),
                    instalments.read(all.get(0).getString("instalments")),
                    all.stream()
                            .filter(row -> row.getUUID("payment_id") != null)
                            .map(PlanRows::payment)
                            .toList());
        });
    }

    /** The clinic's plans, newest first. */
    public Uni<Page<PlanDetails>> list(UUID patientId, Slice slice) {
        return flush.read(
                        LIST,
                        Tuple.of(slice.total(), patientId)
                                .addOffsetDateTime(slice.since()
                                        .map(since -> since.atOffset(ZoneOffset.UTC))
                                        .orElse(null))
                                .addLong(slice.before())
                                .addLong((long) slice.rows())
                                .addLong(slice.offset()))
                .map(rows -> SqlRows.page(rows, slice, PlanRows::plan, PlanDetails::number));
    }

    /** What the clinic has collected and what it still waits for. */
    public Uni<PlanSummary> summary() {
        return flush.read(SUMMARY, Tuple.tuple()).map(rows -> {
            var row = rows.iterator().next();
            return new PlanSummary(row.getBigDecimal("collected"), row.getBigDecimal("pending"), row.getLong("active"));
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
