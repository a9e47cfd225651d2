package org.molaris.treatment.plan;

import java.time.LocalDate;
import org.molaris.data.Conditions;
import org.molaris.web.Comparison;
import org.molaris.web.Criterion;

/** The day of a moment by the clinic's clock, asked for so that an index on the moment helps. */
final class DayCondition {

    private static final String START = "(select cast(%s as date)::timestamp at time zone time_zone from clinic)";
    private static final String DAY = "(%s at time zone (select time_zone from clinic))::date";

    private DayCondition() {}

    static void add(Conditions conditions, String moment, Criterion<?> asked) {
        var day = (LocalDate) asked.value();
        switch (asked.comparison()) {
            case EQUAL -> {
                from(conditions, moment, day);
                before(conditions, moment, day.plusDays(1));
            }
            case AT_LEAST -> from(conditions, moment, day);
            case MORE -> from(conditions, moment, day.plusDays(1));
            case LESS -> before(conditions, moment, day);
            case AT_MOST -> before(conditions, moment, day.plusDays(1));
            case NOT_EQUAL, CONTAINS -> conditions.and(DAY.formatted(moment), asked);
        }
    }

    private static void from(Conditions conditions, String moment, LocalDate day) {
        conditions.and(moment, Comparison.AT_LEAST, day, START);
    }

    private static void before(Conditions conditions, String moment, LocalDate day) {
        conditions.and(moment, Comparison.LESS, day, START);
    }
}
