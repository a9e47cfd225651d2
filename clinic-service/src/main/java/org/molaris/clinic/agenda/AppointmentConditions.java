package org.molaris.clinic.agenda;

import io.vertx.sqlclient.Tuple;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.molaris.data.Conditions;
import org.molaris.data.LowerCaseName;
import org.molaris.web.Comparison;
import org.molaris.web.Criterion;
import org.molaris.web.Stretch.Span;

/**
 * What must hold of an appointment {@code a}. Whatever an index is to be asked for is worked out first, apart, in a row
 * {@code asked} beside the clinic {@code c}: row-level security lets nothing else near an index.
 */
final class AppointmentConditions {

    private final StringBuilder asked = new StringBuilder();
    private final Conditions conditions = new Conditions(Tuple.tuple());
    private int valuesAsked;
    private boolean few;

    AppointmentConditions and(Criterion<AppointmentField> criterion) {
        switch (criterion.field()) {
            case NUMBER -> conditions.and("a.number", criterion);
            case DAY -> ofDay(criterion);
            case TIME ->
                conditions.and("date_trunc('second', a.starts_at at time zone asked.time_zone)::time", criterion);
            case MINUTES ->
                conditions.and("floor(extract(epoch from a.ends_at - a.starts_at) / 60)::bigint", criterion);
            case BRANCH -> referring(NumberedAppointmentRows.PLACE, "branch", criterion);
            case CHAIR -> referring("a.chair_id", "chair", criterion);
            case OPERATOR -> referring("a.operator_id", "operator", criterion);
            case PATIENT -> {
                referring("a.patient_id", "patient", criterion);
                few |= isEqualToOne(criterion);
            }
            case TREATMENT_PLAN -> referring("a.treatment_plan_id", "treatment_plan", criterion);
            case WITHOUT_TREATMENT_PLAN ->
                conditions.and(
                        "(not exists (select from treatment_plan t where t.id = a.treatment_plan_id))", criterion);
            case STATE -> referring("a.state_id", "appointment_state", criterion);
            case STATE_NAME ->
                conditions.and("(select s.name from appointment_state s where s.id = a.state_id)", criterion);
            case STATE_CHANGED_AT -> ofChange(criterion);
            case CANCELLED -> conditions.and("(a.state = 'cancelled')", criterion);
            case CONFIRMED -> conditions.and("(a.state = 'confirmed')", criterion);
            case DESCRIPTION -> conditions.and("coalesce(a.description, '')", criterion);
        }
        return this;
    }

    /** Only those of somebody, or of a place: {@code asked.whose} is null of what programs are not shown. */
    AppointmentConditions of(Reference whose, long number) {
        var place = value(number);
        conditions.and(switch (whose) {
                    case PATIENT -> "a.patient_id";
                    case OPERATOR -> "a.operator_id";
                    case BRANCH -> NumberedAppointmentRows.PLACE;
                    default -> throw new IllegalArgumentException(whose.name());
                }
                + " = asked.whose");
        few |= whose == Reference.PATIENT;
        asked.append(", (select id from %s where number = %s%s) as whose"
                .formatted(
                        LowerCaseName.of(whose),
                        place,
                        whose == Reference.PATIENT ? " and merged_into is null and erased_at is null" : ""));
        return this;
    }

    private void ofDay(Criterion<AppointmentField> criterion) {
        var day = value(criterion.value()) + "::date";
        UnaryOperator<String> begins = date -> "earliest(%s::timestamp, c.time_zone)".formatted(date);
        between("a.starts_at", criterion.comparison(), day, "(%s + 1)".formatted(day), begins, begins);
    }

    /** To the second, as it is shown. Of an hour that clocks show twice rather too much is found than too little. */
    private void ofChange(Criterion<AppointmentField> criterion) {
        var shown = value(((LocalDateTime) criterion.value()).truncatedTo(ChronoUnit.SECONDS)) + "::timestamp";
        between(
                "a.state_changed_at",
                criterion.comparison(),
                shown,
                "(%s + interval '1 second')".formatted(shown),
                "earliest(%s, c.time_zone)"::formatted,
                "%s at time zone c.time_zone"::formatted);
    }

    /**
     * Of a column that tells moments.
     *
     * @param from SQL for what clocks show at the beginning of what it is compared with
     * @param to and at its end, which is no longer part of it
     * @param atLeast SQL for the first moment at which they do
     * @param before and for the last
     */
    private void between(
            String column,
            Comparison comparison,
            String from,
            String to,
            UnaryOperator<String> atLeast,
            UnaryOperator<String> before) {
        few |= comparison != Comparison.NOT_EQUAL;
        conditions.and(
                switch (comparison) {
                    case EQUAL ->
                        "%1$s >= %2$s and %1$s < %3$s"
                                .formatted(column, asked(atLeast.apply(from)), asked(before.apply(to)));
                    case NOT_EQUAL ->
                        "(%1$s < %2$s or %1$s >= %3$s)"
                                .formatted(column, asked(atLeast.apply(from)), asked(before.apply(to)));
                    case MORE -> column + " >= " + asked(atLeast.apply(to));
                    case AT_LEAST -> column + " >= " + asked(atLeast.apply(from));
                    case LESS -> column + " < " + asked(before.apply(from));
                    case AT_MOST -> column + " < " + asked(before.apply(to));
                    case CONTAINS -> throw new IllegalArgumentException("A moment contains nothing");
                });
    }

    private void referring(String column, String table, Criterion<AppointmentField> criterion) {
        if (isEqualToOne(criterion)) {
            var place = value(criterion.value());
            conditions.and(column + " = " + asked("(select id from %s where number = %s)".formatted(table, place)));
        } else {
            conditions.and("coalesce((select number from %s where id = %s), 0)".formatted(table, column), criterion);
        }
    }

    private static boolean isEqualToOne(Criterion<AppointmentField> criterion) {
        return criterion.comparison() == Comparison.EQUAL && (long) criterion.value() != 0;
    }

    private String value(Object value) {
        return "$" + conditions.values().addValue(value).size();
    }

    private String asked(String sql) {
        valuesAsked++;
        asked.append(", ").append(sql).append(" as value").append(valuesAsked);
        return "asked.value" + valuesAsked;
    }

    /** What else is to be known of the clinic {@code c}, in columns. */
    String columns() {
        return asked.toString();
    }

    /** Those that lie in a span. */
    String appointments(Span span) {
        var number = NumberedAppointmentRows.number(few);
        return "select a.* from appointment a where "
                + conditions.within(number, span).sql() + Conditions.order(number, span);
    }

    Tuple values() {
        return conditions.values();
    }
}
