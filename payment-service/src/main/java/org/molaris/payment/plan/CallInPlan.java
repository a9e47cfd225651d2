package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * Ends paying over time: all that is left of a plan is due today. It stays owed, and payments are taken. Doing it again, or
 * to a plan that was paid or cancelled, changes nothing.
 */
@ApplicationScoped
public class CallInPlan {

    private final FindNumberedPlans findNumberedPlans;
    private final ChangePlan changePlan;
    private final Clock clock;

    CallInPlan(FindNumberedPlans findNumberedPlans, ChangePlan changePlan, Clock clock) {
        this.findNumberedPlans = findNumberedPlans;
        this.changePlan = changePlan;
        this.clock = clock;
    }

    /** Fails with {@link PaymentRefused} when there is no such plan. Answers the plan as it is then. */
    public Uni<Listed<NumberedPlan>> handle(long number) {
        return findNumberedPlans.numbered(number).flatMap(found -> {
            var one = found.items().get(0);
            if (one.nothingFallsDue()) {
                return Uni.createFrom().item(found);
            }
            var today = LocalDate.ofInstant(clock.instant(), found.zone());
            return changePlan
                    .handle(
                            one.plan().id(),
                            OptionalLong.empty(),
                            new ChangePlan.Command(
                                    terms -> terms, null, (total, before) -> before.calledIn(total, today)))
                    .chain(() -> findNumberedPlans.numbered(number));
        });
    }
}
