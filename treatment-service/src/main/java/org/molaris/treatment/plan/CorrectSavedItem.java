package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Statements;
import org.molaris.events.treatment.TreatmentPlanUpdated;
import org.molaris.treatment.known.KnownThings;
import org.molaris.treatment.known.KnownThings.Numbers;
import org.molaris.treatment.plan.TreatmentRefused.Reason;

/**
 * Corrects what a frozen copy shows of a procedure, or takes it off the copy, as long as nobody has signed that. The copy's
 * row is locked meanwhile, and is of a new version with it: what is being signed is what was shown.
 */
@ApplicationScoped
public class CorrectSavedItem {

    private static final String CHANGE = """
            update saved_item
               set priority = ?2, tooth = cast(?3 as text), surface = cast(?4 as text), code = cast(?5 as text), name = ?6,
                   fee = cast(?7 as numeric), primary_insurance = ?8, secondary_insurance = ?9, patient_amount = ?10,
                   discount = ?11, prognosis = cast(?12 as text), diagnosis = cast(?13 as text),
                   abbreviation = cast(?14 as text), fee_allowed = ?15, updated_at = now()
             where id = ?1""";

    private static final String DELETE = "delete from saved_item where id = ?1";

    private static final String HOLD = "select cast(id as text) from treatment_plan where id = ?1 for no key update";

    private final KnownThings known;
    private final PlanSteps steps;
    private final NumberedRows numbered;
    private final News news;
    private final ClinicTransaction transaction;

    CorrectSavedItem(
            KnownThings known, PlanSteps steps, NumberedRows numbered, News news, ClinicTransaction transaction) {
        this.known = known;
        this.steps = steps;
        this.numbered = numbered;
        this.news = news;
        this.transaction = transaction;
    }

    /**
     * Answers the item as it is then.
     *
     * @param priority the number of one of the clinic's priorities, as the change has it; null when it leaves that alone
     * @param change sees what is shown now
     */
    public Uni<SavedItem> handle(long item, Long priority, UnaryOperator<ItemTerms> change) {
        return (priority == null || priority == 0
                        ? Uni.createFrom().voidItem()
                        : known.bringNumbered(Numbers.ofPriority(priority)))
                .chain(() -> transaction.run(() -> hold(item)
                        .flatMap(found -> correct(found, change.apply(found.terms())))
                        .chain(() -> numbered.item(item))));
    }

    /** It is no longer shown. */
    public Uni<Void> takeOff(long item) {
        return transaction.run(() ->
                hold(item).call(found -> Statements.change(DELETE, found.id())).flatMap(this::tell));
    }

    private Uni<SavedItem> hold(long item) {
        return numbered.item(item)
                .call(found -> Statements.value(String.class, HOLD, found.treatmentPlanId()))
                .chain(() -> numbered.item(item))
                .invoke(found -> {
                    if (found.signed()) {
                        throw new TreatmentRefused(Reason.SIGNED);
                    }
                });
    }

    private Uni<Void> correct(SavedItem item, ItemTerms wanted) {
        if (wanted.equals(item.terms())) {
            return Uni.createFrom().voidItem();
        }
        return References.mustBePriority(wanted.priority() == item.priority() ? 0 : wanted.priority())
                .chain(() -> Statements.change(
                        CHANGE,
                        item.id(),
                        wanted.priority(),
                        wanted.tooth(),
                        wanted.surface(),
                        wanted.code(),
                        wanted.name(),
                        wanted.fee(),
                        wanted.primaryInsurance(),
                        wanted.secondaryInsurance(),
                        wanted.patientAmount(),
                        wanted.discount(),
                        wanted.prognosis(),
                        wanted.diagnosis(),
                        wanted.abbreviation(),
                        wanted.feeAllowed()))
                .chain(() -> tell(item));
    }

    private Uni<Void> tell(SavedItem item) {
        return steps.touchPlan(item.treatmentPlanId())
                .chain(() -> news.ofPlan(TreatmentPlanUpdated.class, item.treatmentPlanId()));
    }
}
