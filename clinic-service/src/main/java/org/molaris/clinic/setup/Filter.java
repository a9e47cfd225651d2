package org.molaris.clinic.setup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Which of a kind are wanted; where the value is null, all.
 *
 * @param condition SQL about the row {@code it}, with the value's place held by {@code %s}
 */
public record Filter(String condition, Object value) {

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

    public static Filter endingAfter(Instant moment) {
        return new Filter("it.ends_at > %s", moment == null ? null : moment.atOffset(ZoneOffset.UTC));
    }

    public static Filter startingBefore(Instant moment) {
        return new Filter("it.starts_at < %s", moment == null ? null : moment.atOffset(ZoneOffset.UTC));
    }

    public static Filter onRecordsOf(String objectType) {
        return new Filter("it.object_type = %s", objectType);
    }

    static Filter changedSince(Instant moment) {
        return new Filter("it.updated_at >= %s", moment == null ? null : moment.atOffset(ZoneOffset.UTC));
    }
}
