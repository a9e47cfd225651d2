package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import org.molaris.data.Conditions;
import org.molaris.treatment.account.AskTreatmentPayments;
import org.molaris.treatment.known.KnownThings;
import org.molaris.treatment.known.KnownThings.Numbers;
import org.molaris.treatment.plan.Stretches.Source;
import org.molaris.treatment.plan.Stretches.Whole;
import org.molaris.treatment.plan.TreatmentRefused.Reason;
import org.molaris.web.Comparison;
import org.molaris.web.Criterion;
import org.molaris.web.Stretch;
import org.molaris.web.Stretch.Span;

/**
 * Finds treatments, which are the plans that are worked on, in the order of their numbers, with what is paid towards them: one
 * round trip, and one question to the owner of money. Frozen copies are not among them, plans that were given up are.
 */
@ApplicationScoped
public class FindTreatments {

    /** What a list may be asked for. */
    public enum Field {
        NUMBER,
        TITLE,
        OPENED_ON,
        /** Whether it is not gone on with. */
        OVER,
        CANCELLED,
        /** By the number, as are the others. */
        PATIENT,
        OPERATOR,
        BRANCH
    }

    static final BigDecimal NOTHING = new BigDecimal("0.00");

    private static final Source<Treatment> TREATMENTS = new Source<>(Treatment.class, "treatment", "t", """
            treatment_plan t
              left join patient w on w.clinic_id = t.clinic_id and w.id = t.patient_id
              left join operator o on o.clinic_id = t.clinic_id and o.id = t.operator_id
              left join branch b on b.clinic_id = t.clinic_id and b.id = t.branch_id""");

    private final Stretches stretches;
    private final KnownThings known;
    private final AskTreatmentPayments askPayments;

    FindTreatments(Stretches stretches, KnownThings known, AskTreatmentPayments askPayments) {
        this.stretches = stretches;
        this.known = known;
        this.askPayments = askPayments;
    }

    /** Fails with {@link TreatmentRefused} when the clinic has no such treatment. */
    public Uni<PaidTreatment> one(long number) {
        return list(List.of(new Criterion<>(Field.NUMBER, Comparison.EQUAL, number)), Span.first(1))
                .map(found -> {
                    if (found.items().isEmpty()) {
                        throw new TreatmentRefused(Reason.PLAN_NOT_FOUND);
                    }
                    return found.items().get(0);
                });
    }

    /** The clinic's treatments of which everything holds that is asked for. */
    public Uni<Stretch<PaidTreatment>> list(List<Criterion<Field>> asked, Span span) {
        return find(Tuple.tuple(), "t.saved_from is null", asked, span, Whole.CLINIC);
    }

    /** The same of a patient's. Fails with {@link TreatmentRefused} when the clinic has no such patient. */
    public Uni<Stretch<PaidTreatment>> ofPatient(long patient, List<Criterion<Field>> asked, Span span) {
        return find(
                Tuple.of(patient),
                "t.saved_from is null and w.number = $1",
                asked,
                span,
                new Whole(
                        "exists (select from patient where number = $1)",
                        () -> known.bringNumbered(Numbers.ofPatient(patient)),
                        Reason.UNKNOWN_PATIENT));
    }

    /** The same of those whom somebody treats. Fails with {@link TreatmentRefused} when the clinic has no such operator. */
    public Uni<Stretch<PaidTreatment>> ofOperator(long operator, List<Criterion<Field>> asked, Span span) {
        return find(
                Tuple.of(operator),
                "t.saved_from is null and o.number = $1",
                asked,
                span,
                new Whole(
                        "exists (select from operator where number = $1)",
                        () -> known.bringNumbered(new Numbers(null, operator, null, null, null, null)),
                        Reason.UNKNOWN_OPERATOR));
    }

    private Uni<Stretch<PaidTreatment>> find(
            Tuple values, String always, List<Criterion<Field>> asked, Span span, Whole whole) {
        var conditions = new Conditions(values).and(always);
        asked.forEach(each -> add(conditions, each));
        return stretches
                .read(TREATMENTS, conditions, span, whole)
                .flatMap(found -> askPayments
                        .of(found.items().stream().map(Treatment::id).toList())
                        .map(paid -> found.map(
                                treatment -> PaidTreatment.of(treatment, paid.getOrDefault(treatment.id(), NOTHING)))));
    }

    private static void add(Conditions conditions, Criterion<Field> asked) {
        switch (asked.field()) {
            case NUMBER -> conditions.and("t.number", asked);
            case TITLE -> conditions.and("t.title", asked);
            case OPENED_ON -> DayCondition.add(conditions, "t.created_at", asked);
            case OVER -> conditions.and("(t.status in ('completed', 'cancelled'))", asked);
            case CANCELLED -> conditions.and("(t.status = 'cancelled')", asked);
            case PATIENT -> conditions.and("w.number", asked);
            case OPERATOR -> NumberCondition.add(conditions, "o.number", asked);
            case BRANCH -> NumberCondition.add(conditions, "b.number", asked);
        }
    }
}
