package org.molaris.clinic.setup;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Something that a clinic keeps, for callers who know everything by its number: with the numbers of what it names.
 *
 * @param numbers by the field that names it; without those that name nothing
 * @param operators the numbers of those who do it, or have learnt it; empty of what nobody does
 * @param zone the clinic's
 * @param readAt by the database's clock
 */
public record Numbered<T extends Details>(
        Kept<T> kept, Map<String, Long> numbers, List<Long> operators, ZoneId zone, Instant readAt) {

    /** 0 for none. */
    public long number(String field) {
        return numbers.getOrDefault(field, 0L);
    }
}
