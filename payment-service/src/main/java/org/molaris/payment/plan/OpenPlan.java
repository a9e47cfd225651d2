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
import org.molaris.payment.patient.KnownPatients;
import org.molaris.payment.plan.PaymentRefused.Reason;

/** A patient agrees to pay over time. */
@ApplicationScoped
public class OpenPlan {

    private final KnownPatients patients;
    private final PaymentPlans plans;
    private final Instalments instalments;
    private final News news;
    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final Clock clock;

    OpenPlan(
            KnownPatients patients,
            PaymentPlans plans,
            Instalments instalments,
            News news,
            ClinicTransaction transaction,
            CurrentClinic clinic,
            Clock clock) {
        this.patients = patients;
        this.plans = plans;
        this.instalments = instalments;
        this.news = news;
        this.transaction = transaction;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link PaymentRefused} when the patient is not one of this clinic. */
    public Uni<PlanWithInstalments> handle(Command agreed) {
        return patients.knows(agreed.patientId())
                .invoke(known -> {
                    if (!known) {
                        throw new PaymentRefused(Reason.UNKNOWN_PATIENT);
                    }
                })
                .chain(() -> transaction.once(PlanWithInstalments.class, () -> open(agreed)));
    }

    private Uni<PlanWithInstalments> open(Command agreed) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var plan = new PaymentPlan(
                Ids.next(), clinic.id(), agreed.patientId(), agreed.treatmentPlanId(), agreed.terms(), now);
        return plans.persistAndFlush(plan)
                .chain(() -> instalments.write(plan.id, agreed.schedule()))
                .chain(() -> news.of(PaymentPlanCreated.class, plan.id))
                .chain(() -> instalments.of(plan.id, now))
                .map(rows -> new PlanWithInstalments(plan.asDetails(), rows));
    }

    /**
     * What was agreed, in whatever words a dialect received it.
     *
     * @param treatmentPlanId what it pays for; null when not said
     */
    public record Command(UUID patientId, UUID treatmentPlanId, PlanTerms terms, Schedule schedule) {}
}
