package org.molaris.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figure in the middle. */
final class Median {

    private Median() {}

    static <T> double of(List<T> rounds, ToDoubleFunction<T> figure) {
        return of(sorted(rounds, figure));
    }

    static double of(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    static <T> double[] sorted(List<T> rounds, ToDoubleFunction<T> figure) {
        var values = rounds.stream().mapToDouble(figure).toArray();
        Arrays.sort(values);
        return values;
    }
}
