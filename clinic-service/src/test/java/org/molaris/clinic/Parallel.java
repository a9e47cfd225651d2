package org.molaris.clinic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The same many times at once. */
public final class Parallel {

    private Parallel() {}

    public static <T> List<T> times(int times, Callable<T> work) {
        var threads = Executors.newFixedThreadPool(times);
        try {
            var results = new ArrayList<T>();
            for (var running :
                    threads.invokeAll(Stream.generate(() -> work).limit(times).toList())) {
                results.add(running.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
