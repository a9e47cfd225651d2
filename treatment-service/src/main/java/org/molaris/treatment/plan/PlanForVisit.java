package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Statements;
import org.molaris.treatment.known.KnownThings;
import org.molaris.treatment.plan.TreatmentRefused.Reason;

/**
 * Finds the plan that a visit belongs to: the one that is named, or else the newest on which the patient's treatment by that
 * operator at that branch is under way, which is opened for want of it. Asked again it finds what it has opened.
 */
@ApplicationScoped
public class PlanForVisit {

    private static final String ACTIVE = """
            select cast(active_plan_for(cast(?1 as uuid), cast(?2 as uuid), cast(?3 as uuid)) as text)""";

    private final KnownThings known;
    private final TreatmentPlans plans;
    private final OpenPlan openPlan;
    private final ClinicTransaction transaction;

    PlanForVisit(KnownThings known, TreatmentPlans plans, OpenPlan openPlan, ClinicTransaction transaction) {
        this.known = known;
        this.plans = plans;
        this.openPlan = openPlan;
        this.transaction = transaction;
    }

    /** Fails with {@link TreatmentRefused} when the patient has no such plan. */
    public Uni<VisitPlan> named(UUID patientId, long number) {
        return transaction.run(
                () -> plans.find("number = ?1 and patientId = ?2 and savedFrom is null", number, patientId)
                        .firstResult()
                        .onItem()
                        .ifNull()
                        .failWith(() -> new TreatmentRefused(Reason.PLAN_NOT_FOUND))
                        .map(VisitPlan::of));
    }

    /** Fails with {@link TreatmentRefused} when the patient, operator or branch is not one of this clinic. */
    public Uni<VisitPlan> handle(UUID patientId, UUID operatorId, UUID branchId, String title) {
        if (operatorId == null) {
            return Uni.createFrom().failure(new TreatmentRefused(Reason.UNKNOWN_OPERATOR));
        }
        return known.bring(patientId, operatorId, branchId)
                .chain(() -> transaction.run(() -> Statements.value(
                                String.class, ACTIVE, patientId, operatorId, branchId)
                        .flatMap(active -> active == null
                                ? openPlan.open(
                                        patientId,
                                        new PlanTerms(title, PlanStatus.ACTIVE, null, null, operatorId, branchId))
                                : plans.findById(UUID.fromString(active)))
                        .map(VisitPlan::of)));
    }
}
