package org.molaris.clinic.setup;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Something that a clinic keeps, for callers who know everything by its number: with the numbers of what it names.
 *
 * @param numbers by the field that names it; without those that name nothing
 * @param names of the same things
 * @param operators the numbers of those who do it, or have learnt it; empty of what nobody does
 * @param branches the numbers of those in which an operator has hours; empty of everything else
 * @param zone the clinic's
 * @param readAt by the database's clock
 */
public record Numbered<T extends Details>(
        Kept<T> kept,
        Map<String, Long> numbers,
        Map<String, String> names,
        List<Long> operators,
        List<Long> branches,
        ZoneId zone,
        Instant readAt) {

    /** 0 for none. */
    public long number(String field) {
        return numbers.getOrDefault(field, 0L);
    }

    /** Empty for none. */
    public String name(String field) {
        return names.getOrDefault(field, "");
    }

    public boolean isInUse() {
        return kept.deletedAt() == null;
    }
}
