package org.molaris.treatment.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * What a frozen copy shows of a procedure, with everything that it names by its number: the columns of the view {@code
 * numbered_item}. Amounts have two decimals.
 *
 * @param procedureNumber that of the procedure, whatever became of it
 * @param itemOrder its place, from 1
 * @param priority the number of one of the clinic's priorities; 0 for none
 * @param priorityName null for none
 * @param fee null when it has no price
 * @param primaryInsurance what an insurance is expected to pay
 * @param patientAmount what is left for the patient
 * @param diagnosis in the clinic's words
 * @param feeAllowed what the insurance allows
 * @param usualFee that of the catalogue when the copy was made; 0 when it has none
 * @param plannedOn the day on which the procedure was planned
 * @param signed whether anybody has signed the plan
 */
public record SavedItem(
        UUID id,
        long number,
        UUID treatmentPlanId,
        long planNumber,
        Long patientNumber,
        long procedureNumber,
        int itemOrder,
        long priority,
        String priorityName,
        String tooth,
        String surface,
        String code,
        String name,
        BigDecimal fee,
        BigDecimal primaryInsurance,
        BigDecimal secondaryInsurance,
        BigDecimal patientAmount,
        BigDecimal discount,
        String prognosis,
        String diagnosis,
        String abbreviation,
        BigDecimal feeAllowed,
        BigDecimal usualFee,
        Long operatorNumber,
        Long branchNumber,
        LocalDate plannedOn,
        Instant createdAt,
        Instant updatedAt,
        ZoneId timeZone,
        boolean signed) {

    /** What may be corrected. */
    public ItemTerms terms() {
        return new ItemTerms(
                priority,
                tooth,
                surface,
                code,
                name,
                fee,
                primaryInsurance,
                secondaryInsurance,
                patientAmount,
                discount,
                prognosis,
                diagnosis,
                abbreviation,
                feeAllowed);
    }
}
