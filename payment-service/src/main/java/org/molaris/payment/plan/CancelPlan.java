package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Outbox;
import org.molaris.events.payment.PaymentPlanCancelled;
import org.molaris.payment.plan.PaymentRefused.Reason;

/** Ends a plan. It stays, with what was paid; cancelling it again changes nothing. */
@ApplicationScoped
public class CancelPlan {

    private final PaymentPlans plans;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final Clock clock;

    CancelPlan(PaymentPlans plans, Outbox outbox, ClinicTransaction transaction, Clock clock) {
        this.plans = plans;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Cancels the plan if it still has the expected version, or whatever it has when none is expected. */
    public Uni<PlanDetails> handle(UUID planId, OptionalLong expected) {
        return transaction.run(() -> plans.forUpdate(planId)
                .invoke(plan -> {
                    if (expected.isPresent() && expected.getAsLong() != plan.version) {
                        throw new PaymentRefused(Reason.STALE);
                    }
                })
                .flatMap(plan ->
                        plan.status == PlanStatus.CANCELLED ? Uni.createFrom().item(plan) : cancel(plan))
                .map(PaymentPlan::asDetails));
    }

    private Uni<PaymentPlan> cancel(PaymentPlan plan) {
        plan.cancel(clock.instant().truncatedTo(ChronoUnit.MICROS));
        return plans.flush()
                .call(() -> outbox.append(new PaymentPlanCancelled(plan.asState())))
                .replaceWith(plan);
    }
}
