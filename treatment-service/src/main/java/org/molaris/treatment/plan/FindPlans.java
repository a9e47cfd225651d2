package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.treatment.plan.TreatmentRefused.Reason;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads the plans that are worked on, each question in one round trip. Frozen copies are not among them. */
@ApplicationScoped
public class FindPlans {

    /** A row for each step; the notes of the plan come with the first alone. */
    private static final String ONE = "select " + PlanRows.PLAN + ", " + PlanRows.STEP + """
            ,
                   case when s.step_order is null or s.step_order = 1 then p.notes end as notes, paid.collected
              from treatment_plan p
             cross join lateral (
                   select coalesce(sum(m.amount_paid), 0.00) as collected from payment_plan m
                    where m.clinic_id = p.clinic_id and m.treatment_plan_id = p.id) paid
              left join step s on s.clinic_id = p.clinic_id and s.treatment_plan_id = p.id
             where p.id = $1 and p.saved_from is null
             order by s.step_order""";

    private static final String LIST = "select now() as read_at, counted.total, p.notes, " + PlanRows.PLAN + """

              from (select case when $1 then (select count(*) from treatment_plan p where %1$s) end as total) counted
              left join lateral (
                    select * from treatment_plan p where %1$s and p.number < $2
                     order by p.number desc limit $3 offset $4) p on true
             order by p.number desc""";

    private final Flush flush;

    FindPlans(Flush flush) {
        this.flush = flush;
    }

    /** A plan with everything about it. Fails with {@link TreatmentRefused} when the clinic has no such plan. */
    public Uni<PlanWithSteps> one(UUID planId) {
        return flush.read(ONE, Tuple.of(planId)).map(rows -> {
            if (rows.size() == 0) {
                throw new TreatmentRefused(Reason.PLAN_NOT_FOUND);
            }
            var all = PlanRows.list(rows);
            return new PlanWithSteps(
                    PlanRows.plan(all.get(0)),
                    all.stream()
                            .filter(row -> row.getUUID("step_id") != null)
                            .map(PlanRows::step)
                            .toList(),
                    all.get(0).getBigDecimal("collected"));
        });
    }

    /** The clinic's plans that the filter lets through, newest first. */
    public Uni<Page<PlanDetails>> list(Filter filter, Slice slice) {
        var where = new Where(slice);
        where.and("p.patient_id = ", filter.patientId());
        where.and("p.status = ", LowerCaseName.of(filter.status()));
        where.and(
                "p.updated_at >= ",
                slice.since().map(since -> since.atOffset(ZoneOffset.UTC)).orElse(null));
        return flush.read(LIST.formatted(where.conditions), where.values).map(rows -> page(PlanRows.list(rows), slice));
    }

    private static Page<PlanDetails> page(List<Row> rows, Slice slice) {
        var plans = rows.stream()
                .filter(row -> row.getUUID("id") != null)
                .map(PlanRows::plan)
                .toList();
        Instant readAt = rows.get(0).getOffsetDateTime("read_at").toInstant();
        return Page.of(plans, slice, rows.get(0).getLong("total"), PlanDetails::number, readAt);
    }

    /** Which plans; null lets every one through. */
    public record Filter(UUID patientId, PlanStatus status) {}

    /** Only what is asked for, so that each kind of question has the plan that suits it. */
    private static final class Where {

        private final StringBuilder conditions = new StringBuilder("p.saved_from is null");
        private final Tuple values;

        Where(Slice slice) {
            values = Tuple.of(slice.total(), slice.before(), (long) slice.rows(), slice.offset());
        }

        void and(String condition, Object value) {
            if (value != null) {
                values.addValue(value);
                conditions.append(" and ").append(condition).append('$').append(values.size());
            }
        }
    }
}
