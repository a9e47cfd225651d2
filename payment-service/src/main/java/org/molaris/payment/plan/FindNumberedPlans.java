package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.payment.plan.PaymentRefused.Reason;

/** Reads plans and their instalments by their numbers, each question in one round trip. */
@ApplicationScoped
public class FindNumberedPlans {

    private static final String WHOSE = """

              left join patient w on w.clinic_id = p.clinic_id and w.id = p.patient_id
              left join patient g on g.clinic_id = w.clinic_id and g.id = w.guarantor_id""";

    private static final String LIST = "select c.time_zone, now() as read_at, day_in_clinic(p.created_at) as agreed_on,"
            + " w.number as patient_number, coalesce(g.number, w.number) as guarantor_number, " + PlanRows.PLAN + ", "
            + Instalments.AS_JSON.formatted("$3") + " as instalments," + """

                   p.closed_at is not null
                   or coalesce((select max(i.due_on) <= day_in_clinic($3) from instalment i
                                 where i.clinic_id = p.clinic_id and i.payment_plan_id = p.id), false) as nothing_falls_due
              from clinic c
              left join lateral (
                    select * from payment_plan p where %s
                     order by p.number limit $1 offset $2) p on true""" + WHOSE + "\n order by p.number";

    private static final String ONE = LIST.formatted("p.number = $4");

    private static final String INSTALMENTS = """
            select c.time_zone, now() as read_at, p.number as plan_number, w.number as patient_number,
                   coalesce(g.number, w.number) as guarantor_number, p.created_at, p.updated_at,
                   i.number, i.due_on, i.amount,
                   i.due_on = day_in_clinic(p.created_at) and count(i.number) over () > 1 as down_payment
              from clinic c
              join payment_plan p on p.clinic_id = c.clinic_id and p.number = $1""" + WHOSE + """

              left join instalment i on i.clinic_id = p.clinic_id and i.payment_plan_id = p.id
             order by i.due_on""";

    private final Flush flush;
    private final Instalments instalments;
    private final Clock clock;

    FindNumberedPlans(Flush flush, Instalments instalments, Clock clock) {
        this.flush = flush;
        this.instalments = instalments;
        this.clock = clock;
    }

    /** Fails with {@link PaymentRefused} when there is none. */
    public Uni<Listed<NumberedPlan>> numbered(long number) {
        return flush.read(ONE, Tuple.of(1, 0L, now(), number))
                .map(rows -> NumberedRows.list(rows, "id", this::plan))
                .invoke(found -> {
                    if (found.items().isEmpty()) {
                        throw new PaymentRefused(Reason.PLAN_NOT_FOUND);
                    }
                });
    }

    /**
     * Those of a patient, or of everybody for whom one pays, the oldest first.
     *
     * @param patientId null for anybody
     * @param guarantorId null for anybody
     */
    public Uni<Listed<NumberedPlan>> list(UUID patientId, UUID guarantorId, int limit, long offset) {
        var values = Tuple.of(limit, offset, now());
        var conditions = new StringBuilder("true");
        if (patientId != null) {
            values.addUUID(patientId);
            conditions.append(" and p.patient_id = $").append(values.size());
        }
        if (guarantorId != null) {
            values.addUUID(guarantorId);
            conditions.append(" and" + """

                     p.patient_id in (
                           select f.id from patient f where f.id = $%1$d and coalesce(f.guarantor_id, f.id) = f.id
                           union
                           select f.id from patient f where f.guarantor_id = $%1$d)""".formatted(values.size()));
        }
        return flush.read(LIST.formatted(conditions), values).map(rows -> NumberedRows.list(rows, "id", this::plan));
    }

    /** A plan's instalments as the days go. Fails with {@link PaymentRefused} when there is no such plan. */
    public Uni<Listed<NumberedInstalment>> instalments(long planNumber) {
        return flush.read(INSTALMENTS, Tuple.of(planNumber)).map(rows -> {
            if (rows.size() == 0) {
                throw new PaymentRefused(Reason.PLAN_NOT_FOUND);
            }
            return NumberedRows.list(rows, "number", FindNumberedPlans::instalment);
        });
    }

    private NumberedPlan plan(Row row) {
        return new NumberedPlan(
                PlanRows.plan(row),
                instalments.read(row.getString("instalments")),
                row.getLocalDate("agreed_on"),
                row.getLong("patient_number"),
                row.getLong("guarantor_number"),
                row.getBoolean("nothing_falls_due"));
    }

    private static NumberedInstalment instalment(Row row) {
        return new NumberedInstalment(
                row.getLong("number"),
                row.getLong("plan_number"),
                row.getLong("patient_number"),
                row.getLong("guarantor_number"),
                row.getLocalDate("due_on"),
                row.getBigDecimal("amount"),
                row.getBoolean("down_payment"),
                SqlRows.instant(row, "created_at"),
                SqlRows.instant(row, "updated_at"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
