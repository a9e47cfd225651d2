package org.molaris.treatment.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;

/** What is to be done for a patient. Its steps are {@link PlanSteps}' concern. */
@Entity
@DynamicUpdate
class TreatmentPlan {

    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long number;

    @Version
    long version = 1;

    UUID clinicId;
    UUID patientId;

    @Embedded
    PlanTerms terms;

    @Column(insertable = false, updatable = false)
    UUID savedFrom;

    Instant createdAt;
    Instant updatedAt;

    protected TreatmentPlan() {}

    TreatmentPlan(UUID id, UUID clinicId, UUID patientId, PlanTerms terms, Instant now) {
        this.id = id;
        this.clinicId = clinicId;
        this.patientId = patientId;
        this.terms = terms;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void change(PlanTerms wanted, Instant now) {
        terms = wanted;
        updatedAt = now;
    }

    PlanDetails asDetails() {
        return new PlanDetails(id, number, clinicId, patientId, terms, version, createdAt, updatedAt);
    }
}
