package org.molaris.clinic.setup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Which of a kind are wanted; all, where what it compares with is null. */
public final class Filter {

    private final String condition;
    private final Object value;

    private Filter(String condition, Object value) {
        this.condition = condition;
        this.value = value;
    }

    public static Filter inBranch(UUID id) {
        return new Filter("it.branch_id = %s", id);
    }

    public static Filter ofOperator(UUID id) {
        return new Filter("it.operator_id = %s", id);
    }

    public static Filter ofChair(UUID id) {
        return new Filter("it.chair_id = %s", id);
    }

    public static Filter withSpecialty(UUID id) {
        return new Filter("%s = any(it.specialty_ids)", id);
    }

    public static Filter onRecordsOf(String objectType) {
        return new Filter("it.object_type = %s", objectType);
    }

    public static Filter endingAfter(Instant moment) {
        return of("it.ends_at > %s", moment);
    }

    public static Filter startingBefore(Instant moment) {
        return of("it.starts_at < %s", moment);
    }

    static Filter changedSince(Instant moment) {
        return of("it.updated_at >= %s", moment);
    }

    private static Filter of(String condition, Instant moment) {
        return new Filter(condition, moment == null ? null : moment.atOffset(ZoneOffset.UTC));
    }

    /** SQL about the row {@code it}, its value in that place. */
    String condition(String place) {
        return condition.formatted(place);
    }

    /** Null: not asked for. */
    Object value() {
        return value;
    }
}
