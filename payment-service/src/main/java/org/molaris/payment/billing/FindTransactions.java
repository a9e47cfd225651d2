package org.molaris.payment.billing;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.data.Where;
import org.molaris.payment.billing.TransactionRefused.Reason;
import org.molaris.payment.known.KnownThings;
import org.molaris.payment.plan.ExpenseType;
import org.molaris.payment.plan.PaymentMethod;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/**
 * Reads payments and movements as one list, in one round trip once the clinic is known here. They share their numbers: each of
 * the two is read in that order by its own index, no further than the page goes.
 */
@ApplicationScoped
public class FindTransactions {

    /** More than any clinic moves in the longest time that is read at once. */
    private static final int ALL = 1_000_000;

    private static final String KIND = "with " + Sql.KIND;

    private static final String PAYMENTS = """
            select p.id, p.number, p.clinic_id, p.id as payment_id, p.payment_plan_id, 'incoming' as direction, p.amount,
                   p.paid_on as moved_on, p.bill_id, coalesce(p.account_id, k.account_id) as account_id,
                   coalesce(p.payment_type_id, k.id) as payment_type_id, p.payment_method, p.expense_type,
                   p.related_to_insurance, p.process_status <> 'online_pending' as verified, p.notes, p.created_at,
                   p.voided_at, p.void_reason, p.voided_by, greatest(p.created_at, p.voided_at, p.changed_at) as changed_at
              from payment p left join kind k on k.payment_method = coalesce(p.payment_method, 'other')""";

    private static final String MOVEMENTS = """
            select v.id, v.number, v.clinic_id, null::uuid as payment_id, null::uuid as payment_plan_id, v.direction, v.amount,
                   v.moved_on, v.bill_id, v.account_id, v.payment_type_id, null as payment_method, v.expense_type,
                   v.related_to_insurance, true as verified, v.notes, v.created_at, v.voided_at, v.void_reason, v.voided_by,
                   greatest(v.created_at, v.voided_at) as changed_at
              from movement v""";

    private static final String COLUMNS = """
            c.time_zone, now() as read_at, m.*, coalesce(m.payment_method, t.payment_method) as method,
            a.number as account_number, t.number as payment_type_number, b.number as bill_number,
            coalesce(w.patient_id, b.patient_id) as patient_id,
            (extract(epoch from m.changed_at) * 1000000)::bigint as version""";

    private static final String BESIDE = """

              left join account a on a.clinic_id = m.clinic_id and a.id = m.account_id
              left join payment_type t on t.clinic_id = m.clinic_id and t.id = m.payment_type_id
              left join bill b on b.clinic_id = m.clinic_id and b.id = m.bill_id
              left join payment_plan w on w.clinic_id = m.clinic_id and w.id = m.payment_plan_id""";

    private static final String ONE = KIND + "select " + COLUMNS + " from clinic c, (" + PAYMENTS
            + " where p.id = $1 union all " + MOVEMENTS + " where v.id = $1) m" + BESIDE;

    private static final String LIST = KIND + "select " + COLUMNS + """
            , counted.total
              from (select %3$s as total) counted
              left join clinic c on true
              left join lateral (
                    select * from (
                      (select * from (%1$s) m where %4$s and m.number < $2 order by m.number desc limit %6$d)
                      union all
                      (select * from (%2$s) m where %4$s and m.number < $2 order by m.number desc limit %6$d)) u
                     order by u.number desc %5$s) m on c.clinic_id is not null""" + BESIDE + """

             order by m.number desc""";

    private final Flush flush;
    private final KnownThings known;
    private final Clock clock;

    FindTransactions(Flush flush, KnownThings known, Clock clock) {
        this.flush = flush;
        this.known = known;
        this.clock = clock;
    }

    /** Voided or not. Fails with {@link TransactionRefused} when there is none. */
    public Uni<TransactionDetails> one(UUID id) {
        return flush.read(ONE, Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw new TransactionRefused(Reason.TRANSACTION_NOT_FOUND);
            }
            return details(rows.iterator().next());
        });
    }

    /** Those that the filter lets through, newest first. */
    public Uni<Page<TransactionDetails>> list(Filter filter, Slice slice) {
        var where = new Where(slice, filter.includeVoided() ? "true" : "m.voided_at is null")
                .and("m.moved_on >= $%1$d", filter.from())
                .and("m.moved_on <= $%1$d", filter.to())
                .and("m.direction = $%1$d", LowerCaseName.of(filter.direction()))
                .and("m.bill_id = $%1$d", filter.billId())
                .and("m.bill_id = (select n.id from bill n where n.number = $%1$d)", filter.billNumber())
                .and("m.account_id = $%1$d", filter.accountId())
                .and("m.changed_at >= $%1$d", slice.since().map(Sql::moment).orElse(null));
        if (filter.lastDays() != null) {
            where.and(
                    "m.moved_on between day_in_clinic($%1$d) - " + filter.lastDays() + " and day_in_clinic($%1$d)",
                    Sql.moment(clock.instant()));
        }
        var statement = LIST.formatted(
                PAYMENTS,
                MOVEMENTS,
                where.total("(" + PAYMENTS + " union all " + MOVEMENTS + ") m"),
                where.conditions(),
                where.page(),
                slice.rows() + slice.offset());
        return known.bringNumbered(null)
                .chain(() -> flush.read(statement, where.values()))
                .map(rows -> SqlRows.page(rows, slice, FindTransactions::details, TransactionDetails::number));
    }

    /** The same, all at once. */
    public Uni<List<TransactionDetails>> all(Filter filter) {
        return list(filter, new Slice(1, ALL, Long.MAX_VALUE, false, null)).map(Page::items);
    }

    private static TransactionDetails details(Row row) {
        return new TransactionDetails(
                row.getUUID("id"),
                row.getLong("number"),
                row.getUUID("payment_id"),
                row.getUUID("payment_plan_id"),
                row.getUUID("patient_id"),
                LowerCaseName.named(MoneyDirection.class, row.getString("direction")),
                row.getBigDecimal("amount"),
                row.getLocalDate("moved_on"),
                row.getUUID("bill_id"),
                row.getLong("bill_number"),
                row.getUUID("account_id"),
                row.getLong("account_number"),
                row.getUUID("payment_type_id"),
                row.getLong("payment_type_number"),
                LowerCaseName.named(PaymentMethod.class, row.getString("method")),
                LowerCaseName.named(ExpenseType.class, row.getString("expense_type")),
                row.getBoolean("related_to_insurance"),
                row.getBoolean("verified"),
                row.getString("notes"),
                SqlRows.instant(row, "created_at"),
                SqlRows.instant(row, "voided_at"),
                row.getString("void_reason"),
                row.getString("voided_by"),
                row.getLong("version"),
                ZoneId.of(row.getString("time_zone")));
    }

    /**
     * Which transactions; null lets every one through.
     *
     * @param lastDays instead of the days from and to: those up to and including today, and so many before
     * @param billNumber the bill by the number that integer-keyed dialects know it by
     */
    public record Filter(
            LocalDate from,
            LocalDate to,
            Integer lastDays,
            MoneyDirection direction,
            UUID billId,
            Long billNumber,
            UUID accountId,
            boolean includeVoided) {}
}
