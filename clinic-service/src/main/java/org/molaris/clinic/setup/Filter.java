package org.molaris.clinic.setup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.molaris.data.LowerCaseName;

/** Which of a kind are wanted; all, where what it compares with is null. */
public final class Filter {

    private final String condition;
    private final Object value;

    private Filter(String condition, Object value) {
        this.condition = condition;
        this.value = value;
    }

    public static Filter inBranch(UUID id) {
        return new Filter("it.branch_id = $%1$d", id);
    }

    public static Filter ofOperator(UUID id) {
        return new Filter("it.operator_id = $%1$d", id);
    }

    public static Filter ofChair(UUID id) {
        return new Filter("it.chair_id = $%1$d", id);
    }

    public static Filter withSpecialty(UUID id) {
        return new Filter("$%1$d = any(it.specialty_ids)", id);
    }

    public static Filter inCategory(DefinitionCategory category) {
        return new Filter("it.category = $%1$d", category == null ? null : LowerCaseName.of(category));
    }

    /** Written with spaces or without, in whatever case. */
    public static Filter withFiscalCode(String code) {
        return new Filter("upper(replace(it.fiscal_code, ' ', '')) = upper(replace($%1$d, ' ', ''))", code);
    }

    public static Filter onRecordsOf(String objectType) {
        return new Filter("it.object_type = $%1$d", objectType);
    }

    public static Filter endingAfter(Instant moment) {
        return of("it.ends_at > $%1$d", moment);
    }

    public static Filter startingBefore(Instant moment) {
        return of("it.starts_at < $%1$d", moment);
    }

    static Filter changedSince(Instant moment) {
        return of("it.updated_at >= $%1$d", moment);
    }

    private static Filter of(String condition, Instant moment) {
        return new Filter(condition, moment == null ? null : moment.atOffset(ZoneOffset.UTC));
    }

    /** SQL about the row {@code it}, with {@code %1$d} for its value's number. */
    String condition() {
        return condition;
    }

    /** Null: not asked for. */
    Object value() {
        return value;
    }
}
