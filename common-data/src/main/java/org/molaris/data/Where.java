package org.molaris.data;

import io.vertx.sqlclient.Tuple;
import org.molaris.web.Paging.Slice;

/**
 * The conditions of a list, and the values of its statement: {@code $1} whether to count, {@code $2} the number that the page
 * lies before, and then those of the page and of each condition. There are only those that are asked for, so that each kind
 * of question has the plan that suits it, and keeps it.
 */
public final class Where {

    private final StringBuilder conditions;
    private final Tuple values;
    private final boolean counted;
    private final String page;

    /** Begins with a condition that always holds. */
    public Where(Slice slice, String always) {
        conditions = new StringBuilder(always);
        counted = slice.total();
        values = Tuple.of(counted, slice.before());
        page = "limit " + slice.rows()
                + (slice.offset() == 0
                        ? ""
                        : " offset $" + values.addLong(slice.offset()).size());
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

    /**
     * How many rows fulfil the conditions; null when nobody asks. Then the statement has no word of it: a count that is
     * never made looks so dear that the statement is planned anew each time.
     *
     * @param table with the alias that the conditions use
     */
    public String total(String table) {
        var count = counted ? "(select count(*) from %s where %s)".formatted(table, conditions) : "0::bigint";
        return "case when $1 then " + count + " end";
    }

    /** The page's limit, as a number: rows whose number is not known look so many that the statement is planned anew each time. */
    public String page() {
        return page;
    }

    public Tuple values() {
        return values;
    }
}
