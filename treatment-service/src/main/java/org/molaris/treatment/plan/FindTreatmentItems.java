package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.molaris.data.Conditions;
import org.molaris.treatment.account.AskTreatmentPayments;
import org.molaris.treatment.plan.Stretches.Source;
import org.molaris.treatment.plan.Stretches.Whole;
import org.molaris.treatment.plan.TreatmentRefused.Reason;
import org.molaris.web.Comparison;
import org.molaris.web.Criterion;
import org.molaris.web.Stretch;
import org.molaris.web.Stretch.Span;

/**
 * Finds the steps of treatments that these do not leave out, in the order of their numbers, with what is paid of each: one round
 * trip, and one question to the owner of money.
 */
@ApplicationScoped
public class FindTreatmentItems {

    /** What a list may be asked for. */
    public enum Field {
        NUMBER,
        /** By the number, as are the others. */
        PLAN,
        PATIENT,
        PROCEDURE_CODE,
        NAME,
        DONE,
        PLANNED_ON,
        DONE_ON,
        /** Who did it: nobody while it is not done. */
        OPERATOR,
        BRANCH
    }

    private static final Source<TreatmentItem> ITEMS = new Source<>(TreatmentItem.class, "treatment_item", "i", """
            plan_item i
              left join treatment_plan t on t.clinic_id = i.clinic_id and t.id = i.treatment_plan_id
              join procedure p on p.clinic_id = i.clinic_id and p.id = i.procedure_id
              left join patient w on w.clinic_id = t.clinic_id and w.id = t.patient_id
              left join procedure_code c on c.clinic_id = p.clinic_id and c.code_key = p.code_key
              left join operator o on o.clinic_id = p.clinic_id and o.id = p.operator_id and p.status = 'done'
              left join branch b on b.clinic_id = t.clinic_id and b.id = coalesce(p.branch_id, t.branch_id)""");

    private static final String SHOWN = "not i.skipped and p.deleted_at is null";

    private final Stretches stretches;
    private final AskTreatmentPayments askPayments;

    FindTreatmentItems(Stretches stretches, AskTreatmentPayments askPayments) {
        this.stretches = stretches;
        this.askPayments = askPayments;
    }

    /** Fails with {@link TreatmentRefused} when the clinic has no such step, or its plan leaves it out. */
    public Uni<PaidItem> one(long number) {
        return list(List.of(new Criterion<>(Field.NUMBER, Comparison.EQUAL, number)), Span.first(1))
                .map(found -> {
                    if (found.items().isEmpty()) {
                        throw new TreatmentRefused(Reason.STEP_NOT_FOUND);
                    }
                    return found.items().get(0);
                });
    }

    /** Those of the clinic of which everything holds that is asked for. */
    public Uni<Stretch<PaidItem>> list(List<Criterion<Field>> asked, Span span) {
        return find(new Conditions(Tuple.tuple()).and(SHOWN), asked, span, Whole.CLINIC);
    }

    /** The same of one treatment. Fails with {@link TreatmentRefused} when the clinic has no such treatment. */
    public Uni<Stretch<PaidItem>> ofTreatment(long plan, List<Criterion<Field>> asked, Span span) {
        return find(
                new Conditions(Tuple.of(plan)).and(SHOWN + " and t.number = $1"),
                asked,
                span,
                new Whole(
                        "exists (select from treatment_plan where number = $1 and saved_from is null)",
                        () -> Uni.createFrom().voidItem(),
                        Reason.PLAN_NOT_FOUND));
    }

    private Uni<Stretch<PaidItem>> find(Conditions conditions, List<Criterion<Field>> asked, Span span, Whole whole) {
        asked.forEach(each -> add(conditions, each));
        return stretches
                .read(ITEMS, conditions, span, whole)
                .flatMap(found -> askPayments
                        .of(found.items().stream()
                                .map(TreatmentItem::treatmentPlanId)
                                .toList())
                        .map(paid -> found.map(item ->
                                PaidItem.of(item, paid.getOrDefault(item.treatmentPlanId(), FindTreatments.NOTHING)))));
    }

    private static void add(Conditions conditions, Criterion<Field> asked) {
        switch (asked.field()) {
            case NUMBER -> conditions.and("i.number", asked);
            case PLAN -> conditions.and("t.number", asked);
            case PATIENT -> conditions.and("w.number", asked);
            case PROCEDURE_CODE -> NumberCondition.add(conditions, "c.number", asked);
            case NAME -> conditions.and("p.name", asked);
            case DONE -> conditions.and("(p.status = 'done')", asked);
            case PLANNED_ON -> DayCondition.add(conditions, "i.created_at", asked);
            case DONE_ON -> DayCondition.add(conditions, "p.done_at", asked);
            case OPERATOR -> NumberCondition.add(conditions, "o.number", asked);
            case BRANCH -> NumberCondition.add(conditions, "b.number", asked);
        }
    }
}
