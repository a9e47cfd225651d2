package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.molaris.data.ClinicTransaction;
import org.molaris.events.treatment.TreatmentPlanUpdated;
import org.molaris.treatment.known.KnownThings;
import org.molaris.treatment.known.KnownThings.Numbers;
import org.molaris.treatment.plan.PlanRevision.Stamp;
import org.molaris.treatment.plan.TreatmentRefused.Reason;

/**
 * Says of a plan something else than before, of a frozen copy too, and signs that: all of it or nothing. What changes
 * nothing is not told; to sign again is a change.
 */
@ApplicationScoped
public class RevisePlan {

    private final KnownThings known;
    private final TreatmentPlans plans;
    private final NumberedRows numbered;
    private final News news;
    private final ClinicTransaction transaction;
    private final Clock clock;

    RevisePlan(
            KnownThings known,
            TreatmentPlans plans,
            NumberedRows numbered,
            News news,
            ClinicTransaction transaction,
            Clock clock) {
        this.known = known;
        this.plans = plans;
        this.numbered = numbered;
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Of a revision that fits the plan ({@link PlanRevision#mustFit}). */
    public Uni<NumberedPlan> handle(long plan, PlanRevision revision, Stamp stamp) {
        var responsible = revision.responsible();
        return (responsible == null || responsible == 0
                        ? Uni.createFrom().voidItem()
                        : known.bringNumbered(Numbers.ofPatient(responsible)))
                .chain(() -> transaction.run(() -> hold(responsible)
                        .flatMap(responsibleId -> revise(plan, revision, responsibleId, stamp))
                        .chain(() -> numbered.plan(plan))));
    }

    /** Fails with {@link TreatmentRefused} when it names nobody who could approve the plan. */
    public Uni<Void> mustKnow(PlanRevision revision) {
        var responsible = revision.responsible();
        return responsible == null || responsible == 0
                ? Uni.createFrom().voidItem()
                : known.bringNumbered(Numbers.ofPatient(responsible))
                        .chain(() -> transaction.run(() -> hold(responsible).replaceWithVoid()));
    }

    /** Before the plan is locked, as everybody does it; null for nobody. */
    private static Uni<UUID> hold(Long responsible) {
        return responsible == null || responsible == 0
                ? Uni.createFrom().nullItem()
                : References.patientNumbered(responsible, Reason.UNKNOWN_RESPONSIBLE_PATIENT)
                        .call(id -> References.mustBeKnown(id, null, null)
                                .onFailure(TreatmentRefused.class)
                                .transform(e -> new TreatmentRefused(Reason.UNKNOWN_RESPONSIBLE_PATIENT)));
    }

    private Uni<Void> revise(long number, PlanRevision revision, UUID responsibleId, Stamp stamp) {
        return plans.forUpdate(number, stamp.version()).flatMap(plan -> {
            var wanted = revision.onto(plan.terms, responsibleId);
            boolean signs = plan.isSignedBy(revision, stamp);
            return wanted.equals(plan.terms) && !signs ? Uni.createFrom().voidItem() : tell(plan, wanted);
        });
    }

    private Uni<Void> tell(TreatmentPlan plan, PlanTerms wanted) {
        plan.change(wanted, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return plans.flush().chain(() -> news.ofPlan(TreatmentPlanUpdated.class, plan.id));
    }
}
