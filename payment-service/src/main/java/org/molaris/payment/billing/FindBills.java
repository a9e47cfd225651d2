package org.molaris.payment.billing;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.data.SqlRows;
import org.molaris.data.Where;
import org.molaris.payment.billing.BillRefused.Reason;
import org.molaris.payment.plan.Listed;
import org.molaris.web.Paging.Page;
import org.molaris.web.Paging.Slice;

/** Reads bills, each question in one round trip. */
@ApplicationScoped
public class FindBills {

    /** How many days a list by days has when nobody says which. */
    public static final int USUAL_DAYS = 31;

    private static final String ONE =
            "select bill_details(b, p)::text as bill from " + Bills.WITH_PLAN + " where b.id = $1";

    private static final String BESIDE_THE_CLINIC = """
            select c.time_zone, bill_details(b, p)::text as bill, b.number
              from clinic c
              left join bill b on b.clinic_id = c.clinic_id and %s
              left join payment_plan p on p.clinic_id = b.clinic_id and p.bill_id = b.id
             order by b.issued_on, b.number""";

    private static final String NUMBERED = BESIDE_THE_CLINIC.formatted("b.number = $1");

    /** The days stand in questions of their own, without which no index is used. */
    private static final String BY_DAY = """
            b.issued_on between (select coalesce($1::date, day_in_clinic($3) - %d))
                            and (select coalesce($2::date, day_in_clinic($3)))""".formatted(USUAL_DAYS);

    private static final String LIST = """
            select now() as read_at, counted.total, l.number, bill_details(l.bill, l.plan)::text as bill
              from (select %2$s as total) counted
              left join lateral (
                    select b as bill, p as plan, b.number from %4$s
                     where %1$s and b.number < $2
                     order by b.number desc %3$s) l on true
             order by l.number desc""";

    private final Flush flush;
    private final BillRows rows;
    private final Clock clock;

    FindBills(Flush flush, BillRows rows, Clock clock) {
        this.flush = flush;
        this.rows = rows;
        this.clock = clock;
    }

    /** Fails with {@link BillRefused} when there is none. */
    public Uni<BillDetails> one(UUID billId) {
        return flush.read(ONE, Tuple.of(billId))
                .map(found -> SqlRows.stream(found)
                        .findFirst()
                        .map(rows::bill)
                        .orElseThrow(() -> new BillRefused(Reason.BILL_NOT_FOUND)));
    }

    /** The same by its number. */
    public Uni<Listed<BillDetails>> numbered(long number) {
        return flush.read(NUMBERED, Tuple.of(number)).map(this::listed).invoke(found -> {
            if (found.items().isEmpty()) {
                throw new BillRefused(Reason.BILL_NOT_FOUND);
            }
        });
    }

    /** The clinic's bills that the filter lets through, newest first. */
    public Uni<Page<BillDetails>> list(Filter filter, Slice slice) {
        var where = new Where(slice, "true")
                .and("b.patient_id = $%1$d", filter.patientId())
                .and("b.treatment_plan_id = $%1$d", filter.treatmentPlanId())
                .and("b.type = $%1$d", LowerCaseName.of(filter.type()))
                .and("b.direction = $%1$d", LowerCaseName.of(filter.direction()))
                .and("b.issued_on >= $%1$d", filter.from())
                .and("b.issued_on <= $%1$d", filter.to())
                .and(
                        "greatest(b.updated_at, p.updated_at) >= $%1$d",
                        slice.since()
                                .map(since -> since.atOffset(ZoneOffset.UTC))
                                .orElse(null));
        return flush.read(
                        LIST.formatted(where.conditions(), where.total(Bills.WITH_PLAN), where.page(), Bills.WITH_PLAN),
                        where.values())
                .map(found -> SqlRows.page(found, slice, "number", rows::bill, BillDetails::number));
    }

    /**
     * Those of some days, as the days go.
     *
     * @param filter whose days are the last {@value #USUAL_DAYS} in the clinic when they are null
     * @param treatmentPlan the number of a treatment plan; null for any
     */
    public Uni<Listed<BillDetails>> byDay(Filter filter, Long treatmentPlan) {
        var conditions = new StringBuilder(BY_DAY);
        var values = Tuple.of(filter.from(), filter.to(), now());
        if (filter.type() != null) {
            values.addString(LowerCaseName.of(filter.type()));
            conditions.append(" and b.type = $").append(values.size());
        }
        if (filter.direction() != null) {
            values.addString(LowerCaseName.of(filter.direction()));
            conditions.append(" and b.direction = $").append(values.size());
        }
        if (treatmentPlan != null) {
            values.addLong(treatmentPlan);
            conditions
                    .append(" and b.treatment_plan_id = (select t.id from treatment_plan t where t.number = $")
                    .append(values.size())
                    .append(')');
        }
        return flush.read(BESIDE_THE_CLINIC.formatted(conditions), values).map(this::listed);
    }

    private Listed<BillDetails> listed(RowSet<Row> found) {
        return BillRows.list(found, "number", rows::bill);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** Which bills; null lets every one through. */
    public record Filter(
            UUID patientId,
            UUID treatmentPlanId,
            BillType type,
            MoneyDirection direction,
            LocalDate from,
            LocalDate to) {}
}
