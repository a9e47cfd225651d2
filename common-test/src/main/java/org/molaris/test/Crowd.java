package org.molaris.test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many who do the same thing at the same moment. */
public final class Crowd {

    private Crowd() {}

    /** How often each answer came. */
    public static <T> Map<T, Long> counts(int people, IntFunction<T> act) {
        return all(people, act).stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** Every answer. */
    public static <T> List<T> all(int people, IntFunction<T> act) {
        var threads = Executors.newFixedThreadPool(people);
        try {
            return IntStream.range(0, people)
                    .mapToObj(nth -> CompletableFuture.supplyAsync(() -> act.apply(nth), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdown();
        }
    }
}
