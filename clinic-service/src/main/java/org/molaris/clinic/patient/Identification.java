package org.molaris.clinic.patient;

import static org.molaris.clinic.patient.PersonalDetails.either;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import org.hibernate.annotations.ColumnTransformer;

/**
 * By what a patient is known, here and elsewhere.
 *
 * @param externalId in the system that the patient came from; one patient's of the clinic
 * @param chartNumber on the clinic's own paper
 * @param yearlyNumberingYear the year in which {@code yearlyNumberingNumber} was counted
 */
@Embeddable
public record Identification(
        String externalId,
        String chartNumber,
        Integer yearlyNumberingYear,
        Integer yearlyNumberingNumber,

        @Convert(converter = NationalIdsColumn.class)
        @Column(columnDefinition = "jsonb")
        @ColumnTransformer(read = "cast(national_ids as text)", write = "cast(cast(? as text) as jsonb)")
        NationalIds nationalIds) {

    static final Identification NONE = new Identification(null, null, null, null, NationalIds.NONE);

    public Identification {
        externalId = Tidy.text(externalId);
        chartNumber = Tidy.text(chartNumber);
        nationalIds = Objects.requireNonNullElse(nationalIds, NationalIds.NONE);
    }

    /** A number of a year is of no use without its year. */
    Identification filledFrom(Identification other) {
        var numberedHere = yearlyNumberingYear != null || yearlyNumberingNumber != null;
        return new Identification(
                either(externalId, other.externalId),
                either(chartNumber, other.chartNumber),
                numberedHere ? yearlyNumberingYear : other.yearlyNumberingYear,
                numberedHere ? yearlyNumberingNumber : other.yearlyNumberingNumber,
                nationalIds.filledFrom(other.nationalIds));
    }

    Identification withoutUniqueIds() {
        return new Identification(
                null, chartNumber, yearlyNumberingYear, yearlyNumberingNumber, nationalIds.withoutUniqueOnes());
    }
}
