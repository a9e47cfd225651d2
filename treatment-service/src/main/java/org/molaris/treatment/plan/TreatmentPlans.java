package org.molaris.treatment.plan;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.OptionalLong;
import java.util.UUID;
import org.molaris.treatment.plan.TreatmentRefused.Reason;

@ApplicationScoped
class TreatmentPlans implements PanacheRepositoryBase<TreatmentPlan, UUID> {

    /** A plan that is worked on, its row locked, if it has the expected version, or whatever it has when none is expected. */
    Uni<TreatmentPlan> forUpdate(UUID planId, OptionalLong expected) {
        return locked(find("id = ?1 and savedFrom is null", planId), expected);
    }

    /** A plan or a frozen copy that is not cancelled, in the same way. */
    Uni<TreatmentPlan> forUpdate(long number, OptionalLong expected) {
        return locked(find("number = ?1 and terms.status <> ?2", number, PlanStatus.CANCELLED), expected);
    }

    private static Uni<TreatmentPlan> locked(PanacheQuery<TreatmentPlan> found, OptionalLong expected) {
        return found.withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new TreatmentRefused(Reason.PLAN_NOT_FOUND))
                .invoke(plan -> {
                    if (expected.isPresent() && expected.getAsLong() != plan.version) {
                        throw new TreatmentRefused(Reason.STALE);
                    }
                });
    }
}
