package org.molaris.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrinterTest {

    private final Vertx vertx = Vertx.vertx();
    private final Printer printer = new Printer(vertx);

    @AfterEach
    void stop() {
        printer.close();
        vertx.close();
    }

    @Test
    void itPrintsOnAWorkerAndAnswersWhereItWasAsked() throws Exception {
        var caller = vertx.getOrCreateContext();
        var printedOnEventLoop = new CompletableFuture<Boolean>();
        var answeredOn = new CompletableFuture<Context>();
        var watched = new Watched(Note.of("es", "Hola"), printedOnEventLoop);

        caller.runOnContext(now -> printer.print(watched)
                .subscribe()
                .with(pdf -> answeredOn.complete(Vertx.currentContext()), answeredOn::completeExceptionally));

        assertThat(answeredOn.get(20, TimeUnit.SECONDS)).isSameAs(caller);
        assertThat(printedOnEventLoop).isCompletedWithValue(false);
    }

    @Test
    void printersDoNotDisturbEachOther() throws Exception {
        var note = Note.of("es", "línea\n".repeat(200));
        var all = Collections.nCopies(8, note).stream()
                .map(each -> printer.print(each).subscribeAsCompletionStage())
                .toList();

        for (var one : List.copyOf(all)) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(Paper.print(note));
        }
    }

    /** Tells where it was printed. */
    private record Watched(Note note, CompletableFuture<Boolean> onEventLoop) implements Printable {

        @Override
        public ClinicOnPaper clinic() {
            return note.clinic();
        }

        @Override
        public String title(PaperLanguage language) {
            return note.title(language);
        }

        @Override
        public String foot(PaperLanguage language) {
            return note.foot(language);
        }

        @Override
        public void writeOn(Paper paper) {
            onEventLoop.complete(Context.isOnEventLoopThread());
            note.writeOn(paper);
        }
    }
}
