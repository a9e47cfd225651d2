package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.molaris.data.ClinicTransaction;
import org.molaris.events.treatment.TreatmentPlanCancelled;
import org.molaris.events.treatment.TreatmentPlanCompleted;
import org.molaris.events.treatment.TreatmentPlanEvent;
import org.molaris.events.treatment.TreatmentPlanUpdated;
import org.molaris.treatment.known.KnownThings;

/** Says of a plan something else than before, or ends it. It stays; what changes nothing is not told. */
@ApplicationScoped
public class ChangePlan {

    private final KnownThings known;
    private final TreatmentPlans plans;
    private final News news;
    private final ClinicTransaction transaction;
    private final Clock clock;

    ChangePlan(KnownThings known, TreatmentPlans plans, News news, ClinicTransaction transaction, Clock clock) {
        this.known = known;
        this.plans = plans;
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Makes the change if the plan still has the expected version, or whatever it has when none is expected.
     *
     * @param change sees what is said now; it is also tried on nothing, to see what it names
     */
    public Uni<PlanDetails> handle(UUID planId, OptionalLong expected, UnaryOperator<PlanTerms> change) {
        var named = change.apply(PlanTerms.NOTHING);
        return known.bring(null, named.operatorId(), named.branchId())
                .chain(() -> transaction.run(() -> plans.forUpdate(planId, expected)
                        .call(plan -> change(plan, change.apply(plan.terms)))
                        .map(TreatmentPlan::asDetails)));
    }

    /** The plan's steps stay as they are; cancelling it again changes nothing. */
    public Uni<PlanDetails> cancel(UUID planId, OptionalLong expected) {
        return handle(planId, expected, terms -> terms.as(PlanStatus.CANCELLED));
    }

    private Uni<Void> change(TreatmentPlan plan, PlanTerms wanted) {
        var before = plan.terms;
        return wanted.equals(before)
                ? Uni.createFrom().voidItem()
                : References.mustBeKnown(
                                null,
                                unless(before.operatorId(), wanted.operatorId()),
                                unless(before.branchId(), wanted.branchId()))
                        .invoke(() -> plan.change(wanted, clock.instant().truncatedTo(ChronoUnit.MICROS)))
                        .chain(() -> plans.flush())
                        .chain(() -> news.ofPlan(eventOf(before.status(), wanted.status()), plan.id));
    }

    /** What was named before may be named on, whatever became of it. */
    private static UUID unless(UUID before, UUID wanted) {
        return Objects.equals(before, wanted) ? null : wanted;
    }

    private static Class<? extends TreatmentPlanEvent> eventOf(PlanStatus before, PlanStatus after) {
        if (before == after) {
            return TreatmentPlanUpdated.class;
        }
        return switch (after) {
            case COMPLETED -> TreatmentPlanCompleted.class;
            case CANCELLED -> TreatmentPlanCancelled.class;
            case ACTIVE, PAUSED -> TreatmentPlanUpdated.class;
        };
    }
}
