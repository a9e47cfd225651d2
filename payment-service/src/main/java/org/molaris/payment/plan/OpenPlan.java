package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.events.payment.PaymentPlanCreated;
import org.molaris.payment.known.KnownThings;

/** A patient agrees to pay over time. */
@ApplicationScoped
public class OpenPlan {

    private final KnownThings known;
    private final PaymentPlans plans;
    private final Instalments instalments;
    private final News news;
    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final Clock clock;

    OpenPlan(
            KnownThings known,
            PaymentPlans plans,
            Instalments instalments,
            News news,
            ClinicTransaction transaction,
            CurrentClinic clinic,
            Clock clock) {
        this.known = known;
        this.plans = plans;
        this.instalments = instalments;
        this.news = news;
        this.transaction = transaction;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link PaymentRefused} when the patient is not one of this clinic, or the treatment not the patient's. */
    public Uni<PlanWithInstalments> handle(Command agreed) {
        return known.bring(agreed.patientId(), agreed.treatmentPlanId())
                .chain(() -> transaction.once(PlanWithInstalments.class, () -> open(agreed)));
    }

    /** The same as part of a transaction under way, when all that is named is known here. */
    public Uni<PlanWithInstalments> open(Command agreed) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var plan = new PaymentPlan(
                Ids.next(),
                clinic.id(),
                agreed.patientId(),
                agreed.treatmentPlanId(),
                agreed.billId(),
                agreed.terms(),
                now);
        return References.mustBeKnown(agreed.patientId(), agreed.treatmentPlanId())
                .chain(() -> plans.persistAndFlush(plan))
                .chain(() -> instalments.write(plan.id, agreed.schedule()))
                .chain(() -> news.of(PaymentPlanCreated.class, plan.id))
                .chain(() -> instalments.of(plan.id, now))
                .map(rows -> new PlanWithInstalments(plan.asDetails(), rows));
    }

    /**
     * What was agreed, in whatever words a dialect received it.
     *
     * @param treatmentPlanId what it pays for; null when not said
     * @param billId whose money it asks for; null for a plan by itself
     */
    public record Command(UUID patientId, UUID treatmentPlanId, UUID billId, PlanTerms terms, Schedule schedule) {

        /** What is agreed by itself. */
        public Command(UUID patientId, UUID treatmentPlanId, PlanTerms terms, Schedule schedule) {
            this(patientId, treatmentPlanId, null, terms, schedule);
        }
    }
}
