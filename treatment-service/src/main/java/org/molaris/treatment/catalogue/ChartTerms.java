package org.molaris.treatment.catalogue;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;

/**
 * What a clinic says of a procedure for those who chart it.
 *
 * @param treatArea where in the mouth it takes place; null when that is not said: then anything may be said of teeth
 * @param areaAlsoToothRange whether the teeth of a quadrant or an arch are named too
 * @param abbreviation null for none
 * @param hygiene whether a hygienist does it
 * @param paintType how a chart draws it; null when it does not
 * @param paintText what a chart writes on the tooth; null for nothing
 * @param diagnosticCodes codes of ICD-10, a comma between them; null for none
 */
@Embeddable
public record ChartTerms(
        @Convert(converter = TreatAreaName.class) TreatArea treatArea,
        boolean areaAlsoToothRange,
        String abbreviation,
        boolean hygiene,
        @Convert(converter = PaintTypeName.class) PaintType paintType,
        String paintText,
        String diagnosticCodes) {

    /** Nothing said. */
    public static final ChartTerms NOTHING = new ChartTerms(null, false, null, false, null, null, null);

    public static final int LONGEST_ABBREVIATION = 50;
    public static final int LONGEST_PAINT_TEXT = 255;
    public static final int LONGEST_DIAGNOSTIC_CODES = 100;

    /** No text has spare spaces around it; empty text says nothing. */
    public ChartTerms {
        abbreviation = tidy(abbreviation);
        paintText = tidy(paintText);
        diagnosticCodes = tidy(diagnosticCodes);
    }

    /** The same with what the native API says of it. */
    public ChartTerms with(TreatArea area, String abbreviated) {
        return new ChartTerms(area, areaAlsoToothRange, abbreviated, hygiene, paintType, paintText, diagnosticCodes);
    }

    private static String tidy(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
