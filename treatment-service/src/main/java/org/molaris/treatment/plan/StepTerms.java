package org.molaris.treatment.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

/**
 * What people say of a step, and may say anew.
 *
 * @param procedure the name of what is done
 * @param status null when nothing is said: then it follows from the appointment
 * @param estimatedCost two decimals; null when not said
 * @param appointmentId the visit at which it is to be done; null for none
 * @param stepOrder its place, from 1; null when nothing is said
 */
public record StepTerms(
        String procedure,
        String procedureCode,
        String tooth,
        String surface,
        StepStatus status,
        BigDecimal estimatedCost,
        String notes,
        UUID appointmentId,
        Integer stepOrder) {

    /** Nothing said. */
    static final StepTerms NOTHING = new StepTerms(null, null, null, null, null, null, null, null, null);

    /** Money has two decimals from the start; empty text says nothing. */
    public StepTerms {
        procedureCode = tidy(procedureCode);
        tooth = tidy(tooth);
        surface = tidy(surface);
        estimatedCost = estimatedCost == null ? null : estimatedCost.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** What holds in every plan in which the procedure stands, the status apart. */
    StepTerms ofProcedure() {
        return new StepTerms(procedure, procedureCode, tooth, surface, null, estimatedCost, null, appointmentId, null);
    }

    private static String tidy(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
