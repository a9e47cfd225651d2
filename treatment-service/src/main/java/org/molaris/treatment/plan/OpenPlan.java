package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.events.treatment.TreatmentPlanCreated;
import org.molaris.treatment.known.KnownThings;

/** A treatment is planned. */
@ApplicationScoped
public class OpenPlan {

    private final KnownThings known;
    private final TreatmentPlans plans;
    private final News news;
    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final Clock clock;

    OpenPlan(
            KnownThings known,
            TreatmentPlans plans,
            News news,
            ClinicTransaction transaction,
            CurrentClinic clinic,
            Clock clock) {
        this.known = known;
        this.plans = plans;
        this.news = news;
        this.transaction = transaction;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link TreatmentRefused} when the patient, operator or branch is not one of this clinic. */
    public Uni<PlanDetails> handle(UUID patientId, PlanTerms terms) {
        return known.bring(patientId, terms.operatorId(), terms.branchId())
                .chain(() -> transaction.once(PlanDetails.class, () -> open(patientId, terms)));
    }

    private Uni<PlanDetails> open(UUID patientId, PlanTerms terms) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return References.mustBeKnown(patientId, terms.operatorId(), terms.branchId())
                .chain(() -> plans.persistAndFlush(new TreatmentPlan(Ids.next(), clinic.id(), patientId, terms, now)))
                .call(plan -> news.ofPlan(TreatmentPlanCreated.class, plan.id))
                .map(TreatmentPlan::asDetails);
    }
}
