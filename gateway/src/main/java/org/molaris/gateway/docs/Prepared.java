package org.molaris.gateway.docs;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What takes a while to make: made off the event loops when somebody first wants it, once for all who wait. */
final class Prepared<T> {

    private final Vertx vertx;
    private final Callable<T> recipe;
    private final AtomicReference<Future<T>> made = new AtomicReference<>();

    Prepared(Vertx vertx, Callable<T> recipe) {
        this.vertx = vertx;
        this.recipe = recipe;
    }

    /** To be made anew from what is known from now on. */
    void isStale() {
        made.set(null);
    }

    /** Hands it over on the caller's event loop: at once, where it is there. What fails is made again for the next. */
    void whenThere(Consumer<T> then, Consumer<Throwable> failed) {
        var future = future();
        if (future.succeeded()) {
            then.accept(future.result());
            return;
        }
        var here = vertx.getOrCreateContext();
        future.onComplete(there -> here.runOnContext(back -> {
            if (there.succeeded()) {
                then.accept(there.result());
            } else {
                made.compareAndSet(future, null);
                failed.accept(there.cause());
            }
        }));
    }

    private Future<T> future() {
        var known = made.get();
        if (known != null) {
            return known;
        }
        Promise<T> promise = Promise.promise();
        // Placed before it is begun, so that what changes meanwhile makes it stale.
        if (made.compareAndSet(null, promise.future())) {
            vertx.executeBlocking(recipe, false).onComplete(promise);
            return promise.future();
        }
        return future();
    }
}
