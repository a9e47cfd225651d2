package org.molaris.clinic.patient;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.molaris.clinic.patient.PatientRefused.Reason;

/**
 * What a custom field holds.
 *
 * @param name one of text, number, date, boolean and choice
 * @param choices what may be chosen
 */
record CustomFieldType(String name, List<?> choices) {

    /** Those that the clinic's patients have: each with its name, its type and its choices. */
    static final String ALL = """
            select technical_name, type, cast(choices as text) as choices from custom_field
             where object_type = 'patient' and deleted_at is null""";

    private static final Map<String, Boolean> TRUTH = Map.of("true", true, "1", true, "false", false, "0", false);

    private static final int LONGEST_TEXT = 2000;
    private static final BigDecimal TOO_MUCH = BigDecimal.valueOf(1_000_000_000_000L);
    private static final int DECIMALS = 3;

    /** Fails with {@link PatientRefused} when it holds no such value. */
    void mustTake(String field, Object value) {
        var otherwise =
                switch (name) {
                    case "text" -> isText(value) ? null : "must be text of at most " + LONGEST_TEXT + " characters";
                    case "number" -> isNumber(value) ? null : "must be a number of at most 12 digits and 3 decimals";
                    case "date" -> isDate(value) ? null : "must be a date (YYYY-MM-DD)";
                    case "boolean" -> value instanceof Boolean ? null : "must be true or false";
                    case "choice" -> choices.contains(value) ? null : "must be one of " + choices;
                    default -> throw new IllegalStateException(name);
                };
        if (otherwise != null) {
            throw new PatientRefused(Reason.CUSTOM_FIELD, "custom_fields." + field, otherwise);
        }
    }

    /** What text stands for here; the text itself when it can stand for nothing, to be refused. */
    Object meantBy(String text) {
        return switch (name) {
            case "number" -> numberOr(text);
            case "boolean" -> Objects.requireNonNullElse(TRUTH.get(text), text);
            default -> text;
        };
    }

    private static Object numberOr(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static boolean isText(Object value) {
        return value instanceof String text && text.codePointCount(0, text.length()) <= LONGEST_TEXT;
    }

    /** As many digits as every client's numbers have. */
    private static boolean isNumber(Object value) {
        return value instanceof BigDecimal number && number.abs().compareTo(TOO_MUCH) < 0 && number.scale() <= DECIMALS;
    }

    private static boolean isDate(Object value) {
        try {
            return value instanceof String text
                    && text.length() == "YYYY-MM-DD".length()
                    && LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
