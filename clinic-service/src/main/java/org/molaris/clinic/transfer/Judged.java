package org.molaris.clinic.transfer;

import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of a row.
 *
 * @param archived the patient is one whose record the clinic put away, and it stays there
 */
record Judged(PatientRow row, Outcome outcome, boolean archived) {

    /** Why the row was rejected, in the words of the file. */
    RowError error(Function<Column, String> names) {
        return switch (outcome) {
            case AMBIGUOUS ->
                about(
                        names.apply(Column.PHONE),
                        "is of several patients, and the name does not tell which: an" + " external_id would");
            case SOMEBODY_ELSE ->
                about(
                        names.apply(Column.PHONE),
                        "is of a patient with another name: give the row an external_id, or"
                                + " import with key=phone to change that patient's name");
            case TAKEN ->
                codes(names).isEmpty()
                        ? about(null, "cannot be kept")
                        : about(codes(names), "belongs to another patient");
            case CREATED, UPDATED, UNCHANGED, LATER -> throw new IllegalStateException(outcome.name());
        };
    }

    private RowError about(String field, String message) {
        return new RowError(row.line(), field, message);
    }

    /** Those that one patient alone may have. */
    private String codes(Function<Column, String> names) {
        var ids = row.nationalIds();
        return Stream.of(
                        row.externalId() == null ? null : Column.EXTERNAL_ID,
                        ids != null && ids.containsKey(Column.DUI.field()) ? Column.DUI : null,
                        ids != null && ids.containsKey(Column.RUT.field()) ? Column.RUT : null,
                        ids != null && ids.containsKey(Column.FISCAL_CODE.field()) ? Column.FISCAL_CODE : null)
                .filter(Objects::nonNull)
                .map(names)
                .collect(Collectors.joining(", "));
    }
}
