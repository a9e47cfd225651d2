package org.molaris.treatment.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;

/** What is to be done for a patient, or a frozen copy of it, which is signed. Its steps are {@link PlanSteps}' concern. */
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

    @Column(insertable = false)
    LocalDate savedOn;

    String signatureText;
    String signature;
    Instant signedAt;
    String practiceSignatureText;
    String practiceSignature;
    Instant practiceSignedAt;
    UUID documentId;
    Long documentNumber;

    /** Since when it is, or was, followed. What is taken up again when it was over already was accepted before. */
    Instant acceptedAt;

    Instant createdAt;
    Instant updatedAt;

    protected TreatmentPlan() {}

    TreatmentPlan(UUID id, UUID clinicId, UUID patientId, PlanTerms terms, Instant now) {
        this.id = id;
        this.clinicId = clinicId;
        this.patientId = patientId;
        this.terms = terms;
        this.acceptedAt = terms.status() == PlanStatus.ACTIVE ? now : null;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void change(PlanTerms wanted, Instant now) {
        boolean waited = acceptedAt == null || terms.status() == PlanStatus.PAUSED;
        if (savedFrom == null && waited && wanted.status() == PlanStatus.ACTIVE) {
            acceptedAt = now;
        }
        terms = wanted;
        updatedAt = now;
    }

    /** Takes over what a revision says of a frozen copy alone. Answers whether anything is otherwise then. */
    boolean isSignedBy(PlanRevision revision, PlanRevision.Stamp stamp) {
        var before = signing();
        savedOn = revision.savedOn() == null ? savedOn : revision.savedOn();
        signatureText = PlanRevision.or(revision.signatureText(), signatureText);
        practiceSignatureText = PlanRevision.or(revision.practiceSignatureText(), practiceSignatureText);
        signature = NumberedPlan.signed(revision.signed(), signature, stamp.line());
        signedAt = NumberedPlan.signed(revision.signed(), signedAt, stamp.at());
        practiceSignature = NumberedPlan.signed(revision.practiceSigned(), practiceSignature, stamp.line());
        practiceSignedAt = NumberedPlan.signed(revision.practiceSigned(), practiceSignedAt, stamp.at());
        if (stamp.documentId() != null) {
            documentId = stamp.documentId();
            documentNumber = stamp.documentNumber();
        }
        return !before.equals(signing());
    }

    private List<Object> signing() {
        return Arrays.asList(
                savedOn,
                signatureText,
                signature,
                signedAt,
                practiceSignatureText,
                practiceSignature,
                practiceSignedAt,
                documentId);
    }

    PlanDetails asDetails() {
        return new PlanDetails(id, number, clinicId, patientId, terms, acceptedAt, version, createdAt, updatedAt);
    }
}
