package org.molaris.payment.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.molaris.data.LowerCaseName;
import org.molaris.events.payment.PaymentPlanState;

/** A patient's agreement to pay over time. Its money moves in {@link RecordPayment} and {@link VoidPayment} alone. */
@Entity
@DynamicUpdate
class PaymentPlan {

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
    String description;
    BigDecimal totalAmount;
    BigDecimal amountPaid = new BigDecimal("0.00");

    @Convert(converter = PlanStatusName.class)
    PlanStatus status = PlanStatus.ACTIVE;

    boolean reminderEnabled;

    Short reminderDayOfMonth;

    String notes;
    Instant createdAt;
    Instant updatedAt;

    protected PaymentPlan() {}

    PaymentPlan(UUID id, UUID clinicId, OpenPlan.Command agreed, Instant now) {
        this.id = id;
        this.clinicId = clinicId;
        this.patientId = agreed.patientId();
        this.treatmentPlanId = agreed.treatmentPlanId();
        this.description = agreed.description();
        this.totalAmount = agreed.totalAmount();
        this.reminderEnabled = agreed.reminderEnabled();
        this.reminderDayOfMonth = agreed.reminderDayOfMonth() == null
                ? null
                : agreed.reminderDayOfMonth().shortValue();
        this.notes = agreed.notes();
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Ends the agreement; what was paid stays paid. */
    void cancel(Instant now) {
        status = PlanStatus.CANCELLED;
        updatedAt = now;
    }

    PaymentPlanState asState() {
        return new PaymentPlanState(
                id,
                number,
                clinicId,
                patientId,
                treatmentPlanId,
                description,
                totalAmount,
                amountPaid,
                LowerCaseName.of(status),
                reminderEnabled,
                reminderDay(),
                version,
                createdAt,
                updatedAt);
    }

    PlanDetails asDetails() {
        return new PlanDetails(
                id,
                number,
                clinicId,
                patientId,
                treatmentPlanId,
                description,
                totalAmount,
                amountPaid,
                status,
                reminderEnabled,
                reminderDay(),
                notes,
                version,
                createdAt,
                updatedAt);
    }

    private Integer reminderDay() {
        return reminderDayOfMonth == null ? null : reminderDayOfMonth.intValue();
    }
}
