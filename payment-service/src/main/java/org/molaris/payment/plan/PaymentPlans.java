package org.molaris.payment.plan;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.molaris.payment.plan.PaymentRefused.Reason;

@ApplicationScoped
class PaymentPlans implements PanacheRepositoryBase<PaymentPlan, UUID> {

    /** The plan with its row locked: a payment under way is waited for. */
    Uni<PaymentPlan> forUpdate(UUID planId) {
        return findById(planId, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new PaymentRefused(Reason.PLAN_NOT_FOUND));
    }
}
