package org.molaris.data;

import io.vertx.sqlclient.Tuple;
import org.molaris.web.Comparison;
import org.molaris.web.Criterion;
import org.molaris.web.Stretch.Span;

/**
 * The conditions of a list that may be asked for anything, and their values. There are only those that are asked for, so that
 * each kind of question has the plan that suits it, and keeps it.
 */
public final class Conditions {

    private final StringBuilder conditions = new StringBuilder("true");
    private final Tuple values;

    /** Behind values that the statement has already. */
    public Conditions(Tuple values) {
        this.values = values;
    }

    /** What is asked of an expression, which is SQL of ours and of the value's type. */
    public Conditions and(String expression, Criterion<?> asked) {
        return and(expression, asked, "%s");
    }

    /**
     * The same where the value has to be made into something else first, lest the expression be one that no index knows.
     *
     * @param made SQL with {@code %s} for the value
     */
    public Conditions and(String expression, Criterion<?> asked, String made) {
        return and(expression, asked.comparison(), asked.value(), made);
    }

    public Conditions and(String expression, Comparison comparison, Object value, String made) {
        values.addValue(comparison == Comparison.CONTAINS ? "%" + escaped(value.toString()) + "%" : value);
        conditions
                .append(" and ")
                .append(expression)
                .append(operator(comparison))
                .append(made.formatted("$" + values.size()));
        return this;
    }

    /** A condition without a value. */
    public Conditions and(String condition) {
        conditions.append(" and ").append(condition);
        return this;
    }

    /** Only what lies in the span; to be followed by {@link #order}. */
    public Conditions within(String number, Span span) {
        return span.number() == null
                ? this
                : and(number, span.isBackwards() ? Comparison.LESS : Comparison.MORE, span.number(), "%s");
    }

    /** The order and the limit that a span is read with. */
    public static String order(String number, Span span) {
        return " order by %s%s limit %d".formatted(number, span.isBackwards() ? " desc" : "", span.rows());
    }

    public String sql() {
        return conditions.toString();
    }

    public Tuple values() {
        return values;
    }

    private static String operator(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> " = ";
            case NOT_EQUAL -> " is distinct from ";
            case MORE -> " > ";
            case AT_LEAST -> " >= ";
            case LESS -> " < ";
            case AT_MOST -> " <= ";
            case CONTAINS -> " ilike ";
        };
    }

    /** Signs that stand for others stand for themselves here. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
