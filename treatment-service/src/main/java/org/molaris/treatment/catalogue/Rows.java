package org.molaris.treatment.catalogue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;

/** The rows of a file so far: the good ones, and what is wrong with the others. */
final class Rows {

    /** Far more than a clinic's catalogue has: they are written by one statement. */
    static final int MOST_ROWS = 10_000;

    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private final Validator validator;
    private final List<CatalogueRow> good = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();
    private int seen;

    Rows(Validator validator) {
        this.validator = validator;
    }

    List<CatalogueRow> good() {
        return good;
    }

    List<RowError> errors() {
        return errors;
    }

    /** Takes a row, by the rules that hold for a procedure that is added by hand. */
    void take(CatalogueRow row) {
        count(row.line());
        var violations = validator.validate(row);
        if (violations.isEmpty()) {
            good.add(row.stripped());
        }
        violations.forEach(violation -> errors.add(new RowError(
                row.line(),
                SNAKE_CASE.translate(
                        violation.getPropertyPath().iterator().next().getName()),
                violation.getMessage())));
    }

    /** Takes note of a row that cannot be read. */
    void reject(List<RowError> why) {
        count(why.get(0).line());
        errors.addAll(why);
    }

    private void count(long line) {
        if (++seen > MOST_ROWS) {
            throw new UnreadableFile(line, "is one row too many: a file has at most " + MOST_ROWS);
        }
    }
}
