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
 * @param discount what the patient is let off of it, two decimals; null when not said
 * @param vatRate value added tax, in percent, two decimals; null when not said
 * @param deviceIdentifier of the device that stays in the patient; null for none
 * @param appointmentId the visit at which it is to be done; null for none
 * @param stepOrder its place, from 1; null when nothing is said
 * @param priority the number of the clinic's definition of how urgent it is; null for none
 */
public record StepTerms(
        String procedure,
        String procedureCode,
        String tooth,
        String surface,
        StepStatus status,
        BigDecimal estimatedCost,
        BigDecimal discount,
        BigDecimal vatRate,
        String deviceIdentifier,
        String notes,
        UUID appointmentId,
        Integer stepOrder,
        Long priority) {

    /** More than any device has. */
    public static final int LONGEST_DEVICE_IDENTIFIER = 255;

    /** Nothing said. */
    static final StepTerms NOTHING =
            new StepTerms(null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Money has two decimals from the start; empty text says nothing. */
    public StepTerms {
        procedureCode = tidy(procedureCode);
        tooth = tidy(tooth);
        surface = tidy(surface);
        deviceIdentifier = tidy(deviceIdentifier);
        estimatedCost = exact(estimatedCost);
        discount = exact(discount);
        vatRate = exact(vatRate);
    }

    /** What holds in every plan in which the procedure stands, the status apart. */
    StepTerms ofProcedure() {
        return new StepTerms(
                procedure,
                procedureCode,
                tooth,
                surface,
                null,
                estimatedCost,
                discount,
                vatRate,
                deviceIdentifier,
                null,
                appointmentId,
                null,
                null);
    }

    /** The same as urgent as that. */
    StepTerms withPriority(Long definition) {
        return new StepTerms(
                procedure,
                procedureCode,
                tooth,
                surface,
                status,
                estimatedCost,
                discount,
                vatRate,
                deviceIdentifier,
                notes,
                appointmentId,
                stepOrder,
                definition);
    }

    private static BigDecimal exact(BigDecimal number) {
        return number == null ? null : number.setScale(2, RoundingMode.UNNECESSARY);
    }

    private static String tidy(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
