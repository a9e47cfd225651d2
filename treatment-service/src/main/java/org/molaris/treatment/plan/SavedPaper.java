package org.molaris.treatment.plan;

import java.math.BigDecimal;
import java.util.List;

/**
 * A frozen copy as people read it: with its items in their order, and names instead of numbers.
 *
 * @param estimatedTotal null when nobody estimated it
 * @param clinicPhone null when it has none
 * @param language the clinic's, BCP 47
 * @param currency the clinic's, ISO 4217
 * @param operatorName who treats; null when nobody is named
 */
public record SavedPaper(
        NumberedPlan plan,
        List<SavedItem> items,
        BigDecimal estimatedTotal,
        String clinicName,
        String clinicPhone,
        String language,
        String currency,
        String patientName,
        String operatorName) {

    /** The same of the plan as it will be. */
    public SavedPaper of(NumberedPlan then) {
        return new SavedPaper(
                then, items, estimatedTotal, clinicName, clinicPhone, language, currency, patientName, operatorName);
    }
}
