package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.payment.plan.PaymentRefused.Reason;
import org.molaris.print.ClinicOnPaper;

/** Reads what a receipt tells, in one round trip. */
@ApplicationScoped
public class FindReceipts {

    /** A row for each payment; what they have in common stands in the first. */
    private static final String PAID = """
            select c.name as clinic_name, c.language, c.currency, c.time_zone, now() as read_at,
                   concat_ws(' ', w.first_name, w.last_name) as patient_name, p.number as plan_number,
                   case when row_number() over chronicle = 1 then p.description end as description,
                   p.total_amount, p.amount_paid, p.written_off, p.status,
                   m.number, m.amount, m.paid_on, m.payment_method, m.created_at, m.voided_at, m.void_reason
              from payment_plan p
              join clinic c on c.clinic_id = p.clinic_id
              join patient w on w.clinic_id = p.clinic_id and w.id = p.patient_id
              %s join payment m on m.clinic_id = p.clinic_id and m.payment_plan_id = p.id
             %s = $1
            window chronicle as (order by m.paid_on, m.number)
             order by m.paid_on, m.number""";

    private static final String OF_PLAN = PAID.formatted("left", "and m.voided_at is null where p.id");
    private static final String OF_PAYMENT = PAID.formatted("", "where m.id");

    private final Flush flush;

    FindReceipts(Flush flush) {
        this.flush = flush;
    }

    /** The plan with its payments that are not voided, as the days go. */
    public Uni<PaidPlan> ofPlan(UUID planId) {
        return read(OF_PLAN, planId, Reason.PLAN_NOT_FOUND);
    }

    /** The payment, voided or not, and its plan. */
    public Uni<PaidPlan> ofPayment(UUID paymentId) {
        return read(OF_PAYMENT, paymentId, Reason.NO_SUCH_PAYMENT);
    }

    private Uni<PaidPlan> read(String statement, UUID id, Reason reason) {
        return flush.read(statement, Tuple.of(id)).map(SqlRows::list).map(rows -> {
            if (rows.isEmpty()) {
                throw new PaymentRefused(reason);
            }
            return planIn(rows);
        });
    }

    private static PaidPlan planIn(List<Row> rows) {
        var first = rows.get(0);
        var zone = ZoneId.of(first.getString("time_zone"));
        return new PaidPlan(
                new ClinicOnPaper(
                        first.getString("clinic_name"),
                        null,
                        first.getString("language"),
                        first.getString("currency"),
                        zone),
                first.getString("patient_name"),
                first.getLong("plan_number"),
                first.getString("description"),
                first.getBigDecimal("total_amount"),
                first.getBigDecimal("amount_paid"),
                first.getBigDecimal("written_off"),
                LowerCaseName.named(PlanStatus.class, first.getString("status")),
                LocalDate.ofInstant(SqlRows.instant(first, "read_at"), zone),
                rows.stream()
                        .filter(row -> row.getLong("number") != null)
                        .map(FindReceipts::payment)
                        .toList());
    }

    private static PaidPlan.Payment payment(Row row) {
        return new PaidPlan.Payment(
                row.getLong("number"),
                row.getBigDecimal("amount"),
                row.getLocalDate("paid_on"),
                LowerCaseName.named(PaymentMethod.class, row.getString("payment_method")),
                SqlRows.instant(row, "created_at"),
                SqlRows.instant(row, "voided_at"),
                row.getString("void_reason"));
    }
}
