package org.molaris.clinic.patient;

import static org.molaris.clinic.patient.PersonalDetails.either;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

/**
 * On which terms a patient is treated, and who answers for what.
 *
 * @param defaultDiscount in percent
 * @param sourceNumber where the patient heard of the clinic, a number of the clinic's own list
 * @param priceListNumber of the clinic's own list
 * @param guarantorId the patient who pays; null for themselves
 * @param operatorId who usually treats them
 * @param blocked not to be given appointments
 */
@Embeddable
public record Terms(
        BigDecimal defaultDiscount,
        Integer sourceNumber,
        Integer priceListNumber,
        UUID guarantorId,
        UUID operatorId,
        boolean blocked) {

    public static final Terms USUAL = new Terms(null, null, null, null, null, false);

    public Terms {
        defaultDiscount = defaultDiscount == null ? null : defaultDiscount.setScale(2, RoundingMode.UNNECESSARY);
    }

    Terms filledFrom(Terms other) {
        return new Terms(
                either(defaultDiscount, other.defaultDiscount),
                either(sourceNumber, other.sourceNumber),
                either(priceListNumber, other.priceListNumber),
                either(guarantorId, other.guarantorId),
                either(operatorId, other.operatorId),
                blocked || other.blocked);
    }

    Terms withGuarantor(UUID other) {
        return new Terms(defaultDiscount, sourceNumber, priceListNumber, other, operatorId, blocked);
    }
}
