package org.molaris.dentalink;

/** One thing, as it is answered. */
public record One<T>(T data) {

    public static <T> One<T> of(T data) {
        return new One<>(data);
    }
}
