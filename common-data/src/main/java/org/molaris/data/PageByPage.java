package org.molaris.data;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Reads all there is, however much. Each page is read when the one before is sent: no connection waits in between, and who
 * hangs up leaves none.
 */
@ApplicationScoped
public class PageByPage {

    /** How many rows the statement must be limited to. */
    public static final int ROWS = 1000;

    private final Flush flush;

    PageByPage(Flush flush) {
        this.flush = flush;
    }

    /**
     * The pages, the last of which may be empty.
     *
     * @param statement reads the {@value #ROWS} rows that come next
     * @param after the statement's values after that row; null before the first
     */
    public Multi<List<Row>> read(String statement, Function<Row, Tuple> after) {
        return Multi.createFrom().deferred(() -> {
            var caller = Vertx.currentContext();
            return Multi.createBy()
                    .repeating()
                    .uni(
                            AtomicReference<Row>::new,
                            last -> next(statement, after.apply(last.get()), last)
                                    .runSubscriptionOn(read -> caller.runOnContext(now -> read.run())))
                    .whilst(page -> page.size() == ROWS);
        });
    }

    private Uni<List<Row>> next(String statement, Tuple values, AtomicReference<Row> last) {
        return flush.read(statement, values).map(SqlRows::list).invoke(page -> {
            if (!page.isEmpty()) {
                last.set(page.get(page.size() - 1));
            }
        });
    }
}
