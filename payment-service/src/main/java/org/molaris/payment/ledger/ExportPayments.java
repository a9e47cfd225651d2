package org.molaris.payment.ledger;

import io.smallrye.mutiny.Multi;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.molaris.data.LowerCaseName;
import org.molaris.data.PageByPage;
import org.molaris.data.SqlRows;
import org.molaris.payment.plan.PaymentMethod;

/** Hands out the payments of a period by the day they were received, voided ones too. */
@ApplicationScoped
public class ExportPayments {

    private static final String NEXT = """
            select m.number, m.id, m.payment_plan_id, p.patient_id,
                   concat_ws(' ', w.first_name, w.last_name) as patient, p.description, m.amount, m.payment_method,
                   m.paid_on, m.created_at, m.voided_at, m.void_reason, m.voided_by
              from (select * from payment
                     where (paid_on, number) > ($1, $2) and paid_on <= $3
                     order by paid_on, number
                     limit %d) m
              join payment_plan p on p.clinic_id = m.clinic_id and p.id = m.payment_plan_id
              join patient w on w.clinic_id = p.clinic_id and w.id = p.patient_id
             order by m.paid_on, m.number""".formatted(PageByPage.ROWS);

    private final PageByPage pages;

    ExportPayments(PageByPage pages) {
        this.pages = pages;
    }

    /** Page by page, the last of which may be empty. */
    public Multi<List<ExportedPayment>> handle(Period period) {
        return pages.read(
                        NEXT,
                        last -> last == null
                                ? Tuple.of(period.from(), 0L, period.to())
                                : Tuple.of(last.getLocalDate("paid_on"), last.getLong("number"), period.to()))
                .map(rows -> rows.stream().map(ExportPayments::payment).toList());
    }

    private static ExportedPayment payment(Row row) {
        return new ExportedPayment(
                row.getLong("number"),
                row.getUUID("id"),
                row.getUUID("payment_plan_id"),
                row.getUUID("patient_id"),
                row.getString("patient"),
                row.getString("description"),
                row.getBigDecimal("amount"),
                LowerCaseName.named(PaymentMethod.class, row.getString("payment_method")),
                row.getLocalDate("paid_on"),
                SqlRows.instant(row, "created_at"),
                SqlRows.instant(row, "voided_at"),
                row.getString("void_reason"),
                row.getString("voided_by"));
    }
}
