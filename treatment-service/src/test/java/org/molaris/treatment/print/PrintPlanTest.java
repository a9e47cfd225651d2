package org.molaris.treatment.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrintPlanTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close();
    }

    @Test
    void itPrintsOnAWorkerAndAnswersWhereItWasAsked() throws Exception {
        var printedOnEventLoop = new CompletableFuture<Boolean>();
        var print = new PrintPlan(vertx, new PlanPaper() {
            @Override
            byte[] print(PrintablePlan plan) {
                printedOnEventLoop.complete(Context.isOnEventLoopThread());
                return super.print(plan);
            }
        });
        var caller = vertx.getOrCreateContext();
        var answeredOn = new CompletableFuture<Context>();
        var plan = PlanPaperTest.plan(PlanPaperTest.clinic("es", "EUR"), "Plan", null, PlanPaperTest.steps(3));

        caller.runOnContext(now -> print.print(plan)
                .subscribe()
                .with(pdf -> answeredOn.complete(Vertx.currentContext()), answeredOn::completeExceptionally));

        assertThat(answeredOn.get(20, TimeUnit.SECONDS)).isSameAs(caller);
        assertThat(printedOnEventLoop).isCompletedWithValue(false);
        print.close();
    }

    @Test
    void printersDoNotDisturbEachOther() throws Exception {
        var print = new PrintPlan(vertx, new PlanPaper());
        var plan = PlanPaperTest.plan(PlanPaperTest.clinic("es", "EUR"), "Plan", null, PlanPaperTest.steps(30));
        var all = Collections.nCopies(8, plan).stream()
                .map(each -> print.print(each).subscribeAsCompletionStage())
                .toList();

        for (var one : List.copyOf(all)) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(new PlanPaper().print(plan));
        }
        print.close();
    }
}
