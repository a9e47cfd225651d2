package org.molaris.treatment.print;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** Prints a treatment plan as PDF, away from the event loops; answers on the caller's context. */
@ApplicationScoped
public class PrintPlan {

    /** As many at once as the memory of a small service bears; the others wait their turn. */
    private static final int AT_ONCE = 2;

    private final PlanPaper paper;
    private final WorkerExecutor printers;

    PrintPlan(Vertx vertx, PlanPaper paper) {
        this.paper = paper;
        this.printers = vertx.createSharedWorkerExecutor("printer", AT_ONCE);
    }

    /** The whole document. */
    public Uni<byte[]> print(PrintablePlan plan) {
        return Uni.createFrom()
                .completionStage(() ->
                        printers.executeBlocking(() -> paper.print(plan), false).toCompletionStage());
    }

    @PreDestroy
    void close() {
        printers.close();
    }
}
