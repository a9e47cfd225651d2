package org.molaris.alfadocs;

import java.util.List;

/** A list, as it is answered, with how much there is of it. */
public record Many<T>(String status, int count, List<T> data) {

    public static <T> Many<T> of(List<T> data) {
        return new Many<>(Done.SUCCESS, data.size(), data);
    }
}
