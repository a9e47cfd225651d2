package org.molaris.payment.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.molaris.payment.plan.PaymentRefused.Reason;

/** A patient's agreement to pay over time. Its money moves in {@link RecordPayment} and {@link VoidPayment} alone. */
@Entity
@DynamicUpdate
class PaymentPlan {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long number;

    @Version
    long version = 1;

    UUID clinicId;
    UUID patientId;
    UUID treatmentPlanId;
    UUID billId;

    @Embedded
    PlanTerms terms;

    BigDecimal amountPaid = NOTHING;

    @Convert(converter = PlanStatusName.class)
    PlanStatus status = PlanStatus.ACTIVE;

    Instant createdAt;
    Instant updatedAt;
    Instant closedAt;

    protected PaymentPlan() {}

    PaymentPlan(
            UUID id, UUID clinicId, UUID patientId, UUID treatmentPlanId, UUID billId, PlanTerms terms, Instant now) {
        this.id = id;
        this.clinicId = clinicId;
        this.patientId = patientId;
        this.treatmentPlanId = treatmentPlanId;
        this.billId = billId;
        this.terms = terms;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Nothing when no payments are taken. */
    BigDecimal leftToPay() {
        return status.isOpen() ? terms.totalAmount().subtract(amountPaid) : NOTHING;
    }

    /** What was paid stays paid, whatever is agreed. */
    void mustCoverWhatIsPaid(PlanTerms agreed) {
        if (agreed.totalAmount().compareTo(amountPaid) < 0) {
            throw new PaymentRefused(Reason.BELOW_AMOUNT_PAID, amountPaid);
        }
    }

    /** How much a bill asks for, and that it does, a credit note of it changes, and nothing else. */
    void mustBeAllowedByItsBill(PlanTerms agreed, PlanStatus wanted, Schedule schedule) {
        var closing = wanted != null && wanted != status && !(wanted.isOpen() && status.isOpen());
        if (billId != null
                && (closing
                        || schedule.instalments().isEmpty()
                        || agreed.totalAmount().compareTo(terms.totalAmount()) != 0)) {
            throw new PaymentRefused(Reason.PLAN_OF_A_BILL);
        }
    }

    /**
     * Agrees something else.
     *
     * @param wanted the status that was asked for; null for the one that follows
     */
    void change(PlanTerms agreed, PlanStatus wanted, Instant now) {
        var before = status;
        status = wanted == null ? statusOver(agreed.totalAmount()) : wanted;
        if (status.isOpen() && agreed.totalAmount().compareTo(amountPaid) == 0) {
            throw new PaymentRefused(Reason.NOTHING_LEFT_TO_PAY);
        }
        closedAt = status.isOpen() ? null : status == before ? closedAt : now;
        terms = agreed;
        updatedAt = now;
    }

    /** A plan of which nothing is left is paid; one that was paid in full and has a higher total now is not any more. */
    private PlanStatus statusOver(BigDecimal total) {
        if (status == PlanStatus.CANCELLED) {
            return status;
        }
        if (total.compareTo(amountPaid) == 0) {
            return PlanStatus.PAID;
        }
        var wasPaidInFull = terms.totalAmount().compareTo(amountPaid) == 0;
        return status == PlanStatus.PAID && wasPaidInFull ? PlanStatus.ACTIVE : status;
    }

    /** As the table generates it. */
    private BigDecimal writtenOff() {
        return status == PlanStatus.PAID ? terms.totalAmount().subtract(amountPaid) : NOTHING;
    }

    PlanDetails asDetails() {
        return new PlanDetails(
                id,
                number,
                clinicId,
                patientId,
                treatmentPlanId,
                terms.description(),
                terms.totalAmount(),
                amountPaid,
                writtenOff(),
                status,
                terms.reminderEnabled(),
                terms.reminderDayOfMonth(),
                terms.notes(),
                version,
                createdAt,
                updatedAt,
                closedAt,
                billId);
    }
}
