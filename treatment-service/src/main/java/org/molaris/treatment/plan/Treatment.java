package org.molaris.treatment.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A plan that is worked on with whom it concerns and what it costs: the columns of the view of that name.
 *
 * @param patientNumber null for somebody who is still to be heard of
 * @param patientName null when who it was is erased
 * @param patientSocialName how the patient wants to be called; null when that is no other name
 * @param notes null when there are none
 * @param operatorNumber who treats; null when not said
 * @param branchNumber where; null when not said
 * @param openedOn by the clinic's clock
 * @param total what the patient pays for all of it, after discounts and with tax
 * @param done what of the total is for what is done
 */
public record Treatment(
        UUID id,
        long number,
        UUID clinicId,
        UUID patientId,
        Long patientNumber,
        String patientName,
        String patientSocialName,
        String title,
        String notes,
        PlanStatus status,
        Long operatorNumber,
        String operatorName,
        Long branchNumber,
        String branchName,
        LocalDate openedOn,
        BigDecimal total,
        BigDecimal done) {

    /** Whether it is not gone on with, because all is done or it was given up. */
    public boolean isOver() {
        return status == PlanStatus.COMPLETED || status == PlanStatus.CANCELLED;
    }
}
