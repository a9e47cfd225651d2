package org.molaris.data;

import io.vertx.sqlclient.Tuple;
import org.molaris.web.Paging.Slice;

/**
 * The conditions of a list, and the values of its statement: {@code $1} whether to count, {@code $2} the number that the page
 * lies before, {@code $3} how many rows, {@code $4} after how many, and then one for each condition. There are only those that
 * are asked for, so that each kind of question has the plan that suits it.
 */
public final class Where {

    private final StringBuilder conditions;
    private final Tuple values;

    /** Begins with a condition that always holds. */
    public Where(Slice slice, String always) {
        conditions = new StringBuilder(always);
        values = Tuple.of(slice.total(), slice.before(), (long) slice.rows(), slice.offset());
    }

    /**
     * Adds a condition, unless there is no value for it.
     *
     * @param condition with {@code %1$d} for the value's number
     */
    public Where and(String condition, Object value) {
        if (value != null) {
            values.addValue(value);
            conditions.append(" and ").append(condition.formatted(values.size()));
        }
        return this;
    }

    public String conditions() {
        return conditions.toString();
    }

    public Tuple values() {
        return values;
    }
}
