package org.molaris.payment.billing;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.molaris.data.Conditions;
import org.molaris.data.Flush;
import org.molaris.data.SqlRows;
import org.molaris.payment.billing.ReceivedPayment.Named;
import org.molaris.payment.known.KnownThings;
import org.molaris.payment.plan.PaymentRefused;
import org.molaris.payment.plan.PaymentRefused.Reason;
import org.molaris.web.Comparison;
import org.molaris.web.Criterion;
import org.molaris.web.Stretch;
import org.molaris.web.Stretch.Span;

/**
 * Reads what patients paid by whatever is asked of it, in one round trip once the clinic is known here. Other money that moves
 * is none of it, and what was voided is in a list of its own.
 */
@ApplicationScoped
public class FindReceivedPayments {

    private static final String LIVE = "m.voided_at is null";

    /** The same as to ask when it was voided; but of this there is an index. */
    private static final String VOIDED = "m.void_version is not null";

    private static final String READ = "with zone as (select time_zone from clinic), " + Sql.KIND + """
            select m.number, m.amount, m.paid_on, m.created_at, m.check_number, m.bank_branch, m.voided_at, m.void_reason,
                   w.number as patient_number, concat_ws(' ', w.first_name, w.last_name) as patient_name, w.social_name,
                   coalesce(g.number, w.number) as payer_number,
                   case when g.id is null then concat_ws(' ', w.first_name, w.last_name)
                        else concat_ws(' ', g.first_name, g.last_name) end as payer_name,
                   t.number as type_number, t.name as type_name, a.number as account_number, a.name as account_name,
                   b.number_including_prefix as bill, z.time_zone
              from zone z
             cross join payment m
              join payment_plan p on p.clinic_id = m.clinic_id and p.id = m.payment_plan_id
              join patient w on w.clinic_id = p.clinic_id and w.id = p.patient_id
              left join patient g on g.clinic_id = w.clinic_id and g.id = w.guarantor_id
              left join kind k on k.payment_method = coalesce(m.payment_method, 'other')
              left join payment_type t on t.clinic_id = m.clinic_id and t.id = coalesce(m.payment_type_id, k.id)
              left join account a on a.clinic_id = m.clinic_id and a.id = coalesce(m.account_id, k.account_id)
              left join bill b on b.clinic_id = m.clinic_id and b.id = m.bill_id
             where\s""";

    private static final String BEGINNING = "%s::date::timestamp at time zone (select time_zone from zone)";

    private final Flush flush;
    private final KnownThings known;

    FindReceivedPayments(Flush flush, KnownThings known) {
        this.flush = flush;
        this.known = known;
    }

    /** Fails with {@link PaymentRefused} when there is none of that number, or it was voided. */
    public Uni<ReceivedPayment> one(long number) {
        return flush.read(READ + LIVE + " and m.number = $1", Tuple.of(number)).map(rows -> {
            if (rows.size() == 0) {
                throw new PaymentRefused(Reason.NO_SUCH_PAYMENT);
            }
            return read(rows.iterator().next());
        });
    }

    /** Those that count, in the order of their numbers. */
    public Uni<Stretch<ReceivedPayment>> list(List<Criterion<PaymentField>> criteria, Span span) {
        return list(LIVE, criteria, span);
    }

    /** Those that were voided. */
    public Uni<Stretch<ReceivedPayment>> listVoided(List<Criterion<PaymentField>> criteria, Span span) {
        return list(VOIDED, criteria, span);
    }

    private Uni<Stretch<ReceivedPayment>> list(String which, List<Criterion<PaymentField>> criteria, Span span) {
        var conditions = new Conditions(Tuple.tuple()).and(which);
        criteria.forEach(asked -> add(conditions, asked));
        var statement = READ + conditions.within("m.number", span).sql() + Conditions.order("m.number", span);
        return known.bringNumbered(null)
                .chain(() -> flush.read(statement, conditions.values()))
                .map(rows -> Stretch.of(
                        SqlRows.stream(rows).map(FindReceivedPayments::read).toList(), span));
    }

    private static void add(Conditions conditions, Criterion<PaymentField> asked) {
        switch (asked.field()) {
            case NUMBER -> conditions.and("m.number", asked);
            case ENTERED_ON -> addDay(conditions, "m.created_at", asked);
            case VOIDED_ON -> addDay(conditions, "m.voided_at", asked);
            case RECEIVED_ON -> conditions.and("m.paid_on", asked);
            case PATIENT -> conditions.and("w.number", asked);
            case PAYER -> conditions.and("coalesce(g.number, w.number)", asked);
            case TYPE -> conditions.and("t.number", asked);
            case ACCOUNT -> conditions.and("a.number", asked);
            case AMOUNT -> conditions.and("m.amount", asked);
            case BILL -> conditions.and("coalesce(b.number_including_prefix, '')", asked);
            case REFERENCE -> conditions.and("coalesce(m.check_number, '')", asked);
        }
    }

    /** A moment is asked for by its day in the clinic. */
    private static void addDay(Conditions conditions, String moment, Criterion<PaymentField> asked) {
        var day = ((LocalDateTime) asked.value()).toLocalDate();
        switch (asked.comparison()) {
            case EQUAL ->
                conditions
                        .and(moment, Comparison.AT_LEAST, day, BEGINNING)
                        .and(moment, Comparison.LESS, day.plusDays(1), BEGINNING);
            case MORE -> conditions.and(moment, Comparison.AT_LEAST, day.plusDays(1), BEGINNING);
            case AT_MOST -> conditions.and(moment, Comparison.LESS, day.plusDays(1), BEGINNING);
            case AT_LEAST, LESS -> conditions.and(moment, asked.comparison(), day, BEGINNING);
            case NOT_EQUAL, CONTAINS ->
                conditions.and("(" + moment + " at time zone z.time_zone)::date", Comparison.NOT_EQUAL, day, "%s");
        }
    }

    private static ReceivedPayment read(Row row) {
        return new ReceivedPayment(
                row.getLong("number"),
                row.getBigDecimal("amount"),
                row.getLocalDate("paid_on"),
                SqlRows.instant(row, "created_at"),
                named(row, "payer"),
                named(row, "patient"),
                row.getString("social_name"),
                named(row, "type"),
                named(row, "account"),
                row.getString("bill"),
                row.getString("check_number"),
                row.getString("bank_branch"),
                SqlRows.instant(row, "voided_at"),
                row.getString("void_reason"),
                ZoneId.of(row.getString("time_zone")));
    }

    private static Named named(Row row, String thing) {
        var number = row.getLong(thing + "_number");
        return new Named(number == null ? 0 : number, row.getString(thing + "_name"));
    }
}
