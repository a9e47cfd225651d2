package org.molaris.treatment.plan;

import java.math.BigDecimal;

/**
 * What may be corrected in a frozen copy until it is signed. Empty text says nothing.
 *
 * @param priority the number of one of the clinic's priorities; 0 for none
 * @param fee null when it has no price
 */
public record ItemTerms(
        long priority,
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
        BigDecimal feeAllowed) {

    /** A copy may show a procedure without a word for it, but not without one at all. */
    public ItemTerms {
        tooth = said(tooth);
        surface = said(surface);
        code = said(code);
        name = name == null ? "" : name;
        prognosis = said(prognosis);
        diagnosis = said(diagnosis);
        abbreviation = said(abbreviation);
    }

    private static String said(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
