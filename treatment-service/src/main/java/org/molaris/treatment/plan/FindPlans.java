package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.data.Where;
import org.molaris.treatment.plan.TreatmentRefused.Reason;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/**
 * Reads the plans that are worked on, each question in one round trip. Frozen copies are not among them, but in what another
 * service asks.
 */
@ApplicationScoped
public class FindPlans {

    /** A row for each step; the notes of the plan come with the first alone, and what was paid is summed up once. */
    private static final String ONE = """
            with p as materialized (
                select p.*, (select coalesce(sum(m.amount_paid), 0.00) from payment_plan m
                              where m.clinic_id = p.clinic_id and m.treatment_plan_id = p.id) as collected
                  from treatment_plan p
                 where p.id = $1 and p.saved_from is null)
            select case when s.step_order is null or s.step_order = 1 then p.notes end as notes, p.collected, %s""" + PlanRows.PLAN + ", " + PlanRows.STEP + """

              from p
              left join step s on s.clinic_id = p.clinic_id and s.treatment_plan_id = p.id
              %s
             order by s.step_order""";

    private static final String ALONE = ONE.formatted("", "");
    private static final String NAMED = ONE.formatted("""
            c.name as clinic_name, c.phone as clinic_phone, c.language, c.currency, c.time_zone,
            concat_ws(' ', w.first_name, w.last_name) as patient_name,
            nullif(concat_ws(' ', o.first_name, o.last_name), '') as operator_name,""", """
            join clinic c on c.clinic_id = p.clinic_id
            join patient w on w.clinic_id = p.clinic_id and w.id = p.patient_id
            left join operator o on o.clinic_id = p.clinic_id and o.id = p.operator_id""");

    private static final String LIST = "select now() as read_at, counted.total, p.notes, " + PlanRows.PLAN + """

              from (select %2$s as total) counted
              left join lateral (
                    select * from treatment_plan p where %1$s and p.number < $2
                     order by p.number desc %3$s) p on true
             order by p.number desc""";

    private static final String STATE =
            "select treatment_plan_state(p)::text as state from treatment_plan p where p.id = $1";

    private final Flush flush;

    FindPlans(Flush flush) {
        this.flush = flush;
    }

    /** A plan with everything about it. Fails with {@link TreatmentRefused} when the clinic has no such plan. */
    public Uni<PlanWithSteps> one(UUID planId) {
        return rows(ALONE, planId).map(FindPlans::planIn);
    }

    /** The same with the names of everybody who has to do with it. */
    public Uni<NamedPlan> named(UUID planId) {
        return rows(NAMED, planId).map(rows -> {
            var first = rows.get(0);
            return new NamedPlan(
                    planIn(rows),
                    first.getString("clinic_name"),
                    first.getString("clinic_phone"),
                    first.getString("language"),
                    first.getString("currency"),
                    ZoneId.of(first.getString("time_zone")),
                    first.getString("patient_name"),
                    first.getString("operator_name"));
        });
    }

    /** A plan or a frozen copy, in JSON, as its events tell it: the schema alone says how. */
    public Uni<String> state(UUID planId) {
        return rows(STATE, planId).map(rows -> rows.get(0).getString("state"));
    }

    private Uni<List<Row>> rows(String statement, UUID planId) {
        return flush.read(statement, Tuple.of(planId)).map(SqlRows::list).invoke(rows -> {
            if (rows.isEmpty()) {
                throw new TreatmentRefused(Reason.PLAN_NOT_FOUND);
            }
        });
    }

    private static PlanWithSteps planIn(List<Row> rows) {
        return new PlanWithSteps(
                PlanRows.plan(rows.get(0)),
                rows.stream()
                        .filter(row -> row.getUUID("step_id") != null)
                        .map(PlanRows::step)
                        .toList(),
                rows.get(0).getBigDecimal("collected"));
    }

    /** The clinic's plans that the filter lets through, newest first. */
    public Uni<Page<PlanDetails>> list(Filter filter, Slice slice) {
        var where = new Where(slice, "p.saved_from is null");
        where.and("p.patient_id = $%1$d", filter.patientId());
        where.and("p.status = $%1$d", LowerCaseName.of(filter.status()));
        where.and(
                "p.updated_at >= $%1$d",
                slice.since().map(since -> since.atOffset(ZoneOffset.UTC)).orElse(null));
        return flush.read(
                        LIST.formatted(where.conditions(), where.total("treatment_plan p"), where.page()),
                        where.values())
                .map(rows -> SqlRows.page(rows, slice, PlanRows::plan, PlanDetails::number));
    }

    /** Which plans; null lets every one through. */
    public record Filter(UUID patientId, PlanStatus status) {}
}
