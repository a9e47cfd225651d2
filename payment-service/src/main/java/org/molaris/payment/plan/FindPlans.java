package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.data.Where;
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

              from (select case when $1 then (select count(*) from payment_plan p where %1$s) end as total) counted
              left join lateral (
                    select * from payment_plan p where %1$s and p.number < $2
                     order by p.number desc limit $3 offset $4) p on true""";

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

    /** The clinic's plans that the filter lets through, newest first. */
    public Uni<Page<PlanDetails>> list(Filter filter, Slice slice) {
        var where = new Where(slice, "true")
                .and("p.patient_id = $%1$d", filter.patientId())
                .and("p.treatment_plan_id = $%1$d", filter.treatmentPlanId())
                .and("p.status = $%1$d", LowerCaseName.of(filter.status()))
                .and(
                        "p.updated_at >= $%1$d",
                        slice.since()
                                .map(since -> since.atOffset(ZoneOffset.UTC))
                                .orElse(null));
        return flush.read(LIST.formatted(where.conditions()), where.values())
                .map(rows -> SqlRows.page(rows, slice, PlanRows::plan, PlanDetails::number));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** Which plans; null lets every one through. */
    public record Filter(UUID patientId, UUID treatmentPlanId, PlanStatus status) {}
}
