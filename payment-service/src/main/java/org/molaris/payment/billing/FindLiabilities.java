package org.molaris.payment.billing;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.payment.billing.BillRefused.Reason;
import org.molaris.payment.plan.ExpenseType;
import org.molaris.payment.plan.Listed;

/**
 * Reads liabilities: what is not paid yet of the instalments of a bill's own plan. One that the money received covers is gone
 * by that alone, and so is one that was taken back.
 */
@ApplicationScoped
public class FindLiabilities {

    private static final String OF_BILL = """
            select c.time_zone, b.number as bill, i.number, i.due_on, i.related_to_insurance, i.expense_type, b.created_at,
                   case when p.status in ('active', 'overdue') then i.amount - paid_of(i, p.amount_paid) else 0.00 end as amount
              from clinic c
              join bill b on b.clinic_id = c.clinic_id and b.number = $1
              left join payment_plan p on p.clinic_id = b.clinic_id and p.bill_id = b.id
              left join instalment i on i.clinic_id = p.clinic_id and i.payment_plan_id = p.id
             order by i.due_on""";

    private final Flush flush;

    FindLiabilities(Flush flush) {
        this.flush = flush;
    }

    /** Those of a bill as the days go. Fails with {@link BillRefused} when there is no such bill. */
    public Uni<Listed<Liability>> of(long bill) {
        return read(bill)
                .map(found -> new Listed<>(
                        found.zone(),
                        found.asOf(),
                        found.items().stream()
                                .filter(each -> each.amount().signum() > 0)
                                .toList()));
    }

    /**
     * Lets one go whose money was received: it has gone already, and whoever says so again is told the same. Fails with
     * {@link BillRefused} when it is not paid, and when the bill never had it.
     */
    public Uni<Void> mustBeGone(long bill, long liability) {
        return read(bill).map(Listed::items).map(all -> {
            var left = one(all, liability).amount();
            if (left.signum() > 0) {
                throw new BillRefused(Reason.LIABILITY_NOT_PAID, left);
            }
            return null;
        });
    }

    private static Liability one(List<Liability> all, long number) {
        return all.stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> new BillRefused(Reason.LIABILITY_NOT_FOUND));
    }

    private Uni<Listed<Liability>> read(long bill) {
        return flush.read(OF_BILL, Tuple.of(bill)).map(FindLiabilities::listed);
    }

    private static Listed<Liability> listed(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new BillRefused(Reason.BILL_NOT_FOUND);
        }
        return BillRows.list(rows, "number", FindLiabilities::liability);
    }

    private static Liability liability(Row row) {
        return new Liability(
                row.getLong("number"),
                row.getLong("bill"),
                row.getLocalDate("due_on"),
                row.getBigDecimal("amount"),
                SqlRows.instant(row, "created_at"),
                row.getBoolean("related_to_insurance"),
                LowerCaseName.named(ExpenseType.class, row.getString("expense_type")));
    }
}
