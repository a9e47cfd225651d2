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
 * @param secondOperatorId who else treats them, the hygienist often
 * @param branchId where they usually come
 * @param billingTypeId the definition of how the account is billed; null as most are
 * @param billingNote what is to be seen at once by whoever speaks of money with them
 */
@Embeddable
public record Terms(
        BigDecimal defaultDiscount,
        Integer sourceNumber,
        Integer priceListNumber,
        UUID guarantorId,
        UUID operatorId,
        boolean blocked,
        UUID secondOperatorId,
        UUID branchId,
        UUID billingTypeId,
        String billingNote) {

    public static final Terms USUAL = new Terms(null, null, null, null, null, false, null, null, null, null);

    public Terms {
        defaultDiscount = defaultDiscount == null ? null : defaultDiscount.setScale(2, RoundingMode.UNNECESSARY);
        billingNote = Tidy.text(billingNote);
    }

    Terms filledFrom(Terms other) {
        return new Terms(
                either(defaultDiscount, other.defaultDiscount),
                either(sourceNumber, other.sourceNumber),
                either(priceListNumber, other.priceListNumber),
                either(guarantorId, other.guarantorId),
                either(operatorId, other.operatorId),
                blocked || other.blocked,
                either(secondOperatorId, other.secondOperatorId),
                either(branchId, other.branchId),
                either(billingTypeId, other.billingTypeId),
                either(billingNote, other.billingNote));
    }

    Terms withGuarantor(UUID other) {
        return new Terms(
                defaultDiscount,
                sourceNumber,
                priceListNumber,
                other,
                operatorId,
                blocked,
                secondOperatorId,
                branchId,
                billingTypeId,
                billingNote);
    }
}
