package org.molaris.treatment.catalogue;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a clinic says of a procedure, and may say anew.
 *
 * @param code unique in the clinic, case apart
 * @param price what it usually costs, two decimals; null when that is not said
 * @param vatRate value added tax, in percent, two decimals; there is none when nothing is said
 * @param category null for none
 * @param active whether new steps may take it
 * @param chart for those who chart it
 */
@Embeddable
public record ProcedureTerms(
        String code,
        String name,
        BigDecimal price,
        BigDecimal vatRate,
        String category,
        boolean active,
        @Embedded ChartTerms chart) {

    /** More than any code, name or category has. */
    public static final int LONGEST_CODE = 30;

    public static final int LONGEST_NAME = 500;
    public static final int LONGEST_CATEGORY = 100;

    /** What most of what a dentist does bears. */
    private static final BigDecimal NO_VAT = new BigDecimal("0.00");

    /** Money has two decimals from the start, and no text spare spaces around it. */
    public ProcedureTerms {
        code = code.strip();
        name = name.strip();
        category = category == null ? null : category.strip();
        price = price == null ? null : price.setScale(2, RoundingMode.UNNECESSARY);
        vatRate = vatRate == null ? NO_VAT : vatRate.setScale(2, RoundingMode.UNNECESSARY);
    }
}
