package org.molaris.treatment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.data.Statements;
import org.molaris.events.treatment.TreatmentPlanCreated;
import org.molaris.treatment.known.KnownThings;
import org.molaris.treatment.known.KnownThings.Numbers;
import org.molaris.treatment.plan.TreatmentRefused.Reason;

/** A treatment is planned. */
@ApplicationScoped
public class OpenPlan {

    /** Who is let off something as a rule is so in every new plan. */
    private static final String IS_LET_OFF =
            "select coalesce((select default_discount > 0 from patient where id = ?1), false)";

    private final KnownThings known;
    private final TreatmentPlans plans;
    private final NumberedRows numbered;
    private final News news;
    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final Clock clock;

    OpenPlan(
            KnownThings known,
            TreatmentPlans plans,
            NumberedRows numbered,
            News news,
            ClinicTransaction transaction,
            CurrentClinic clinic,
            Clock clock) {
        this.known = known;
        this.plans = plans;
        this.numbered = numbered;
        this.news = news;
        this.transaction = transaction;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link TreatmentRefused} when the patient, operator or branch is not one of this clinic. */
    public Uni<PlanDetails> handle(UUID patientId, PlanTerms terms) {
        return known.bring(patientId, terms.operatorId(), terms.branchId())
                .chain(() -> transaction.once(
                        PlanDetails.class, () -> open(patientId, terms).map(TreatmentPlan::asDetails)));
    }

    /** The same of a patient who is known by a number; the terms name nobody else. */
    public Uni<NumberedPlan> handle(long patient, PlanTerms terms) {
        return known.bringNumbered(Numbers.ofPatient(patient))
                .chain(() -> transaction.once(
                        NumberedPlan.class,
                        () -> References.patientNumbered(patient, Reason.UNKNOWN_PATIENT)
                                .flatMap(patientId -> open(patientId, terms))
                                .flatMap(plan -> numbered.plan(plan.number))));
    }

    /** To be called within a transaction. */
    Uni<TreatmentPlan> open(UUID patientId, PlanTerms terms) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return References.mustBeKnown(patientId, terms.operatorId(), terms.branchId())
                .chain(() -> typeOf(patientId, terms))
                .chain(type -> plans.persistAndFlush(
                        new TreatmentPlan(Ids.next(), clinic.id(), patientId, terms.of(type), now)))
                .call(plan -> news.ofPlan(TreatmentPlanCreated.class, plan.id));
    }

    private static Uni<PlanType> typeOf(UUID patientId, PlanTerms terms) {
        return terms.type() != null
                ? Uni.createFrom().item(terms.type())
                : Statements.value(Boolean.class, IS_LET_OFF, patientId)
                        .map(letOff -> letOff ? PlanType.DISCOUNT : PlanType.INSURANCE);
    }
}
