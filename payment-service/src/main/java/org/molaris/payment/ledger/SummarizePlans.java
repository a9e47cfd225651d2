package org.molaris.payment.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.molaris.data.Flush;

/** Sums up the clinic's payment plans, in one round trip. What was ever collected the plans know without their payments. */
@ApplicationScoped
public class SummarizePlans {

    private static final String SUMMARY = """
            select coalesce(%s, 0.00) as collected,
                   coalesce(sum(total_amount - amount_paid) filter (where status in ('active', 'overdue')), 0.00)
                       as pending,
                   count(*) filter (where status = 'active') as active
              from payment_plan""";

    private static final String EVER = SUMMARY.formatted("sum(amount_paid)");

    private static final String IN_A_PERIOD = SUMMARY.formatted(
            "(select sum(amount) from payment where voided_at is null and paid_on between $1 and $2)");

    private final Flush flush;

    SummarizePlans(Flush flush) {
        this.flush = flush;
    }

    /** What was collected in the period, and what the clinic still waits for. */
    public Uni<PlanSummary> handle(Period period) {
        return (period.isEver()
                        ? flush.read(EVER, Tuple.tuple())
                        : flush.read(IN_A_PERIOD, Tuple.of(period.from(), period.to())))
                .map(rows -> {
                    var row = rows.iterator().next();
                    return new PlanSummary(
                            row.getBigDecimal("collected"), row.getBigDecimal("pending"), row.getLong("active"));
                });
    }
}
