package org.molaris.recall.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;

/** Whom a clinic calls back, when, and in which words. */
@Entity
@DynamicUpdate
class Campaign {

    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long number;

    @Version
    long version = 1;

    UUID clinicId;

    @Embedded
    CampaignTerms terms;

    Instant createdAt;
    Instant updatedAt;

    protected Campaign() {}

    Campaign(UUID id, UUID clinicId, CampaignTerms terms, Instant now) {
        this.id = id;
        this.clinicId = clinicId;
        this.terms = terms.mustBeSendable();
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Whom it has chosen already is called back all the same. */
    void change(CampaignTerms wanted, Instant now) {
        terms = wanted.mustBeSendable();
        updatedAt = now;
    }

    CampaignDetails asDetails() {
        return new CampaignDetails(id, number, clinicId, terms, version, createdAt, updatedAt);
    }
}
