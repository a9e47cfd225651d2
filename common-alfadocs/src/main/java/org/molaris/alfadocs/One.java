package org.molaris.alfadocs;

/** One thing, as it is answered. */
public record One<T>(String status, T data) {

    public static <T> One<T> of(T data) {
        return new One<>(Done.SUCCESS, data);
    }
}
