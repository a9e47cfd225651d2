package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.Flush.Statement;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.data.Where;
import org.molaris.payment.plan.PaymentRefused.Reason;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads plans, each question in one round trip. */
@ApplicationScoped
public class FindPlans {

    private static final String ONE = "select " + PlanRows.PLAN + ", " + Instalments.AS_JSON.formatted("$2")
            + " as instalments from payment_plan p where p.id = $1";

    private static final String PAYMENTS = "select " + PlanRows.PAYMENT + """

              from payment m
             where m.payment_plan_id = $1 and (m.voided_at is null or $2)
             order by m.plan_version""";

    private static final String LIST = "select now() as read_at, counted.total, " + PlanRows.PLAN + """

              from (select %2$s as total) counted
              left join lateral (
                    select * from payment_plan p where %1$s and p.number < $2
                     order by p.number desc %3$s) p on true""";

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
        return flush.readAll(
                        new Statement(ONE, Tuple.of(planId, now())),
                        new Statement(PAYMENTS, Tuple.of(planId, includeVoided)))
                .map(found -> {
                    var plan = SqlRows.stream(found.get(0))
                            .findFirst()
                            .orElseThrow(() -> new PaymentRefused(Reason.PLAN_NOT_FOUND));
                    return new PlanWithPayments(
                            PlanRows.plan(plan),
                            instalments.read(plan.getString("instalments")),
                            SqlRows.stream(found.get(1)).map(PlanRows::payment).toList());
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
        return flush.read(
                        LIST.formatted(where.conditions(), where.total("payment_plan p"), where.page()), where.values())
                .map(rows -> SqlRows.page(rows, slice, PlanRows::plan, PlanDetails::number));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** Which plans; null lets every one through. */
    public record Filter(UUID patientId, UUID treatmentPlanId, PlanStatus status) {}
}
