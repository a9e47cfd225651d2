package org.molaris.print;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** Prints as PDF, away from the event loops; answers on the caller's context. */
@ApplicationScoped
public class Printer {

    /** As many at once as the memory of a small service bears; the others wait their turn. */
    private static final int AT_ONCE = 2;

    private final WorkerExecutor workers;

    Printer(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("printer", AT_ONCE);
    }

    /** The whole document. */
    public Uni<byte[]> print(Printable printable) {
        return Uni.createFrom()
                .completionStage(() -> workers.executeBlocking(() -> Paper.print(printable), false)
                        .toCompletionStage());
    }

    @PreDestroy
    void close() {
        workers.close();
    }
}
