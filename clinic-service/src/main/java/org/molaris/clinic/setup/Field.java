package org.molaris.clinic.setup;

import static org.molaris.web.Comparison.EQUAL;

import org.molaris.data.Conditions;
import org.molaris.web.Comparison;
import org.molaris.web.Criterion;

/**
 * What the things of a kind may be asked for, where the kind has it. Text that is not there is empty, what is named goes by its
 * number, and is 0 where nothing is named.
 */
public enum Field {
    NUMBER("it.number"),
    /** Whether it is not deleted. */
    IN_USE("(it.deleted_at is null)"),
    NAME("it.name"),
    PHONE("coalesce(it.phone, '')"),
    CITY("coalesce(it.city, '')"),
    DISTRICT("coalesce(it.district, '')"),
    ADDRESS("concat_ws(', ', it.address, it.address_line2)"),
    FIRST_NAMES("concat_ws(' ', it.first_name, it.middle_name)"),
    LAST_NAME("coalesce(it.last_name, '')"),
    RUT("coalesce(it.rut, '')"),
    EMAIL("coalesce(it.email, '')"),
    ONLINE_BOOKING("it.online_booking"),
    INTERVAL("it.interval_minutes"),
    DURATION("it.duration_minutes"),
    /** 0 for none. */
    PRICE("coalesce(it.price, 0)"),
    REASON("coalesce(it.reason, '')"),
    RESERVED("it.reserved"),
    INTERNAL_USE("it.internal_use"),
    /** Whether it means that an appointment is off. */
    CALLS_OFF("(it.state = 'cancelled')"),
    SPECIALTY("coalesce(it.specialty_number, 0)"),
    SPECIALTY_NAME("coalesce(it.specialty_name, '')"),
    BRANCH("coalesce(it.branch_number, 0)"),
    BRANCH_NAME("coalesce(it.branch_name, '')"),
    /** Where it counts: equal to a branch is what names no other. */
    COUNTS_IN_BRANCH(BRANCH.expression, Field.THAT_OR_NONE),
    /** The same of an operator. */
    COUNTS_FOR_OPERATOR("coalesce(it.operator_number, 0)", Field.THAT_OR_NONE),
    /** The same of a chair. */
    COUNTS_IN_CHAIR("coalesce(it.chair_number, 0)", Field.THAT_OR_NONE),
    /** Of operators, the branch in which they have hours. */
    WORKS_IN("true", """
            (it.deleted_at is null
             and exists (select from branch b
                          where b.number = %s and b.deleted_at is null and exists (select from hours_of(it.id, b.id))))"""),
    /** Of what patients come for, the operator who does it. */
    DONE_BY("true", """
            (it.operator_ids = '{}'
             or exists (select from operator o where o.number = %s and o.id = any(it.operator_ids)))"""),
    /** The day on which it begins. */
    FIRST_DAY("cast(it.starts_at at time zone it.time_zone as date)"),
    /** The day on which it ends, the next one where that is midnight. */
    LAST_DAY("cast(it.ends_at at time zone it.time_zone as date)"),
    /** A day on which there is any of it: later is what lasts until after that day, earlier what began before. */
    DAY(null) {
        @Override
        Conditions and(Conditions conditions, Comparison comparison, Object value) {
            return switch (comparison) {
                case MORE -> conditions.and("it.ends_at", Comparison.MORE, value, NEXT_DAY);
                case AT_LEAST -> conditions.and("it.ends_at", Comparison.MORE, value, THAT_DAY);
                case LESS -> conditions.and("it.starts_at", Comparison.LESS, value, THAT_DAY);
                case AT_MOST -> conditions.and("it.starts_at", Comparison.LESS, value, NEXT_DAY);
                case EQUAL -> and(and(conditions, Comparison.AT_LEAST, value), Comparison.AT_MOST, value);
                case NOT_EQUAL ->
                    conditions.and(
                            "true",
                            EQUAL,
                            value,
                            "(it.starts_at >= " + NEXT_DAY + " or it.ends_at <= " + THAT_DAY + ")");
                case CONTAINS -> throw new IllegalArgumentException("A day contains no text");
            };
        }
    };

    private static final String THAT_OR_NONE = "any(array[0, %s::bigint])";
    private static final String THAT_DAY = "(%1$s::date::timestamp at time zone it.time_zone)";
    private static final String NEXT_DAY = "((%1$s::date + 1)::timestamp at time zone it.time_zone)";

    private final String expression;
    private final String equal;

    Field(String expression) {
        this(expression, "%s");
    }

    /** SQL about the row {@code it}, and what that is equal to when the value is the one that is asked for. */
    Field(String expression, String equal) {
        this.expression = expression;
        this.equal = equal;
    }

    static Conditions and(Conditions conditions, Criterion<Field> asked) {
        return asked.field().and(conditions, asked.comparison(), asked.value());
    }

    Conditions and(Conditions conditions, Comparison comparison, Object value) {
        return conditions.and(expression, comparison, value, comparison == EQUAL ? equal : "%s");
    }
}
