package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.molaris.data.ClinicTransaction;
import org.molaris.events.treatment.TreatmentPlanCancelled;

/**
 * Cancels a plan or a frozen copy that is known by its number. It is gone for everybody who knows it so, a copy's items with
 * it; its row stays, since what was signed is not destroyed.
 */
@ApplicationScoped
public class WithdrawPlan {

    private final TreatmentPlans plans;
    private final News news;
    private final ClinicTransaction transaction;
    private final Clock clock;

    WithdrawPlan(TreatmentPlans plans, News news, ClinicTransaction transaction, Clock clock) {
        this.plans = plans;
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Fails with {@link TreatmentRefused} when there is none, or none any more. */
    public Uni<Void> handle(long plan) {
        return transaction.run(() -> plans.forUpdate(plan, OptionalLong.empty())
                .invoke(found -> found.change(
                        found.terms.as(PlanStatus.CANCELLED), clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .call(() -> plans.flush())
                .flatMap(found -> news.ofPlan(TreatmentPlanCancelled.class, found.id)));
    }
}
