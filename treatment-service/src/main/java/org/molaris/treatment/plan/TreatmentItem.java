package org.molaris.treatment.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A step that its plan does not leave out, with whom it concerns and what the patient pays for it: the columns of the view of
 * that name.
 *
 * @param codeNumber of the procedure in the catalogue; null when that does not have it
 * @param category in the catalogue; null for none
 * @param patientNumber null for somebody who is still to be heard of
 * @param patientName null when who it was is erased
 * @param patientSocialName null when that is no other name
 * @param plannedOn by the clinic's clock
 * @param doneOn null while it is not done
 * @param operatorNumber who did it; null when not said, or not done
 * @param branchNumber where it is done, or else the treatment is; null when not said
 * @param price before discounts, with tax
 * @param total what the patient pays, after discounts and with tax
 * @param totalBefore what is paid before it of what the plan costs
 */
public record TreatmentItem(
        UUID id,
        long number,
        UUID clinicId,
        UUID treatmentPlanId,
        long planNumber,
        Long codeNumber,
        String name,
        String category,
        Long patientNumber,
        String patientName,
        String patientSocialName,
        LocalDate plannedOn,
        boolean done,
        LocalDate doneOn,
        Long operatorNumber,
        String operatorName,
        Long branchNumber,
        String branchName,
        BigDecimal price,
        BigDecimal total,
        BigDecimal totalBefore) {

    public BigDecimal discount() {
        return price.subtract(total);
    }
}
