package org.molaris.payment.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.data.ClinicTransaction;
import org.molaris.data.Ids;
import org.molaris.data.Outbox;
import org.molaris.events.payment.PaymentPlanCreated;
import org.molaris.payment.patient.KnownPatients;
import org.molaris.payment.plan.PaymentRefused.Reason;

/** A patient agrees to pay over time. */
@ApplicationScoped
public class OpenPlan {

    private final KnownPatients patients;
    private final PaymentPlans plans;
    private final Outbox outbox;
    private final ClinicTransaction transaction;
    private final CurrentClinic clinic;
    private final Clock clock;

    OpenPlan(
            KnownPatients patients,
            PaymentPlans plans,
            Outbox outbox,
            ClinicTransaction transaction,
            CurrentClinic clinic,
            Clock clock) {
        this.patients = patients;
        this.plans = plans;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** Fails with {@link PaymentRefused} when the patient is not one of this clinic. */
    public Uni<PlanDetails> handle(Command agreed) {
        return patients.knows(agreed.patientId())
                .invoke(known -> {
                    if (!known) {
                        throw new PaymentRefused(Reason.UNKNOWN_PATIENT);
                    }
                })
                .chain(() -> transaction.once(PlanDetails.class, () -> open(agreed)));
    }

    private Uni<PlanDetails> open(Command agreed) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return plans.persistAndFlush(new PaymentPlan(Ids.next(), clinic.id(), agreed, now))
                .call(plan -> outbox.append(new PaymentPlanCreated(plan.asState())))
                .map(PaymentPlan::asDetails);
    }

    /** What was agreed, in whatever words a dialect received it. */
    public record Command(
            UUID patientId,
            String description,
            BigDecimal totalAmount,
            UUID treatmentPlanId,
            boolean reminderEnabled,
            Integer reminderDayOfMonth,
            String notes) {

        public Command {
            totalAmount = totalAmount.setScale(2, RoundingMode.UNNECESSARY);
        }
    }
}
