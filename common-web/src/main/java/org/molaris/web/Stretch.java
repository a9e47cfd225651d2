package org.molaris.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list that is in the order of its numbers, for callers who go on from where they are in either direction.
 *
 * @param items oldest number first
 * @param earlier whether there are any before them
 * @param later whether there are any behind them
 */
public record Stretch<T>(List<T> items, boolean earlier, boolean later) {

    /** Cuts the one row too many, and puts them in order: rows come as {@link Span} has them read. */
    public static <T> Stretch<T> of(List<T> rows, Span span) {
        boolean more = rows.size() > span.most();
        var items = new ArrayList<>(more ? rows.subList(0, span.most()) : rows);
        if (span.isBackwards()) {
            Collections.reverse(items);
            return new Stretch<>(List.copyOf(items), more, true);
        }
        return new Stretch<>(List.copyOf(items), span.number() != null, more);
    }

    public <R> Stretch<R> map(Function<T, R> each) {
        return new Stretch<>(items.stream().map(each).toList(), earlier, later);
    }

    /**
     * Where to read: from the number on, upwards or downwards, without it. One row more than wanted tells whether there is more.
     *
     * @param number null for the beginning
     * @param isBackwards whether what lies before the number is wanted, nearest first
     */
    public record Span(Long number, boolean isBackwards, int most) {

        public static Span first(int most) {
            return new Span(null, false, most);
        }

        public int rows() {
            return most + 1;
        }
    }
}
