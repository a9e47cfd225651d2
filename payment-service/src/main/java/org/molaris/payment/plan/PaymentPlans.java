package org.molaris.payment.plan;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.payment.plan.PaymentRefused.Reason;

@ApplicationScoped
class PaymentPlans implements PanacheRepositoryBase<PaymentPlan, UUID> {

    /**
     * The plan with its row locked, if it has the expected version, or whatever it has when none is expected. A payment
     * under way is waited for.
     */
    Uni<PaymentPlan> forUpdate(UUID planId, OptionalLong expected) {
        return findById(planId, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new PaymentRefused(Reason.PLAN_NOT_FOUND))
                .invoke(plan -> {
                    if (expected.isPresent() && expected.getAsLong() != plan.version) {
                        throw new PaymentRefused(Reason.STALE);
                    }
                });
    }
}
