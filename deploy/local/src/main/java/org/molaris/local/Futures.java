package org.molaris.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waiting for what runs beside. */
public final class Futures {

    private Futures() {}

    /** The result, or the failure as it was thrown. */
    public static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Waits for all, but no longer than for the first failure. */
    static void awaitAll(List<? extends CompletableFuture<?>> futures) {
        var failed = new CompletableFuture<Void>();
        var watched = futures.stream()
                .map(each -> each.whenComplete((done, failure) -> {
                    if (failure != null) {
                        failed.completeExceptionally(failure);
                    }
                }))
                .toArray(CompletableFuture<?>[]::new);
        await(CompletableFuture.anyOf(CompletableFuture.allOf(watched), failed));
    }
}
