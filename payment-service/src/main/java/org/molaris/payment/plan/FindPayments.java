package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.molaris.data.Flush;
import org.molaris.data.LowerCaseName;
import org.molaris.payment.known.KnownThings;
import org.molaris.payment.plan.PaymentRefused.Reason;

/** Reads payments by their numbers, each question in one round trip. A voided one is gone. */
@ApplicationScoped
public class FindPayments {

    private static final String LIST =
            "select c.time_zone, now() as read_at, w.number as patient_number, " + PlanRows.PAYMENT + """

              from clinic c
              left join lateral (
                    select * from payment m
                     where m.voided_at is null%s
                     order by m.number limit $1 offset $2) m on true
              left join payment_plan p on p.clinic_id = m.clinic_id and p.id = m.payment_plan_id
              left join patient w on w.clinic_id = p.clinic_id and w.id = p.patient_id
             order by m.number""";

    private static final String ONE = LIST.formatted(" and m.number = $3");

    private final Flush flush;
    private final KnownThings known;

    FindPayments(Flush flush, KnownThings known) {
        this.flush = flush;
        this.known = known;
    }

    /** Fails with {@link PaymentRefused} when there is none, or it was voided. */
    public Uni<Listed<ListedPayment>> numbered(long number) {
        return flush.read(ONE, Tuple.of(1, 0L, number))
                .map(rows -> NumberedRows.list(rows, "payment_id", FindPayments::payment))
                .invoke(found -> {
                    if (found.items().isEmpty()) {
                        throw new PaymentRefused(Reason.NO_SUCH_PAYMENT);
                    }
                });
    }

    /** Those that the filter lets through, the oldest first. */
    public Uni<Listed<ListedPayment>> list(Filter filter, int limit, long offset) {
        var values = Tuple.of(limit, offset);
        var conditions = new StringBuilder();
        if (filter.patientId() != null) {
            values.addUUID(filter.patientId());
            conditions
                    .append(" and m.payment_plan_id in (select p.id from payment_plan p where p.patient_id = $")
                    .append(values.size())
                    .append(')');
        }
        if (filter.method() != null) {
            values.addString(LowerCaseName.of(filter.method()));
            conditions.append(" and m.payment_method = $").append(values.size());
        }
        if (filter.enteredSince() != null) {
            values.addLocalDate(filter.enteredSince());
            conditions
                    .append(" and m.created_at >= $")
                    .append(values.size())
                    .append("::date::timestamp at time zone c.time_zone");
        }
        return known.bringNumbered(null)
                .chain(() -> flush.read(LIST.formatted(conditions), values))
                .map(rows -> NumberedRows.list(rows, "payment_id", FindPayments::payment));
    }

    private static ListedPayment payment(Row row) {
        return new ListedPayment(PlanRows.payment(row), row.getLong("patient_number"));
    }

    /**
     * Which payments; null lets every one through.
     *
     * @param enteredSince recorded on that day in the clinic, or later
     */
    public record Filter(UUID patientId, PaymentMethod method, LocalDate enteredSince) {}
}
