package org.molaris.treatment.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.molaris.data.LowerCaseName;
import org.molaris.events.Change;
import org.molaris.events.treatment.ProcedureCodeChanged;
import org.molaris.events.treatment.ProcedureCodeState;

/** A procedure in a clinic's catalogue. It is retired, never deleted. */
@Entity
@DynamicUpdate
class ProcedureCode {

    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long number;

    @Version
    long version = 1;

    UUID clinicId;

    @Embedded
    ProcedureTerms terms;

    Instant createdAt;
    Instant updatedAt;

    protected ProcedureCode() {}

    ProcedureCode(UUID id, UUID clinicId, ProcedureTerms terms, Instant now) {
        this.id = id;
        this.clinicId = clinicId;
        this.terms = terms;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void change(ProcedureTerms wanted, Instant now) {
        terms = wanted;
        updatedAt = now;
    }

    ProcedureDetails asDetails() {
        return new ProcedureDetails(id, number, clinicId, terms, version, createdAt, updatedAt);
    }

    ProcedureCodeChanged asNews(Change change) {
        return new ProcedureCodeChanged(
                change,
                new ProcedureCodeState(
                        id,
                        number,
                        clinicId,
                        terms.code(),
                        terms.name(),
                        terms.price(),
                        terms.vatRate(),
                        terms.category(),
                        terms.active(),
                        LowerCaseName.of(terms.chart().treatArea()),
                        terms.chart().areaAlsoToothRange(),
                        terms.chart().abbreviation(),
                        terms.chart().hygiene(),
                        version,
                        createdAt,
                        updatedAt));
    }
}
