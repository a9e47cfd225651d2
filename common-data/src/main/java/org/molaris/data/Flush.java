package org.molaris.data;

import io.smallrye.mutiny.Uni;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.molaris.auth.CurrentClinic;
import org.molaris.auth.Origin;
import org.molaris.web.Unavailable;

/**
 * A whole transaction of the current clinic in one round trip: begin, binding, what is to be done and commit leave together.
 * For the few paths where a round trip counts; everything else goes through {@link ClinicTransaction}.
 */
@ApplicationScoped
public class Flush {

    private final Pool pool;
    private final CurrentClinic clinic;
    private final OutboxRelay relay;

    Flush(Pool pool, CurrentClinic clinic, OutboxRelay relay) {
        this.pool = pool;
        this.clinic = clinic;
        this.relay = relay;
    }

    /** Runs a statement that only reads. */
    public Uni<RowSet<Row>> read(String statement, Tuple values) {
        return Uni.createFrom()
                .deferred(() -> send("begin read only", clinic.id(), List.of(new Statement(statement, values))))
                .map(results -> results.get(0));
    }

    /** Runs statements that only read, all of them seeing the same moment. Their results are in their order. */
    public Uni<List<RowSet<Row>>> readAll(Statement... statements) {
        return Uni.createFrom()
                .deferred(() ->
                        send("begin isolation level repeatable read read only", clinic.id(), List.of(statements)));
    }

    /**
     * Runs a statement that writes. It is done even if the client hangs up meanwhile; a statement that fails has
     * changed nothing.
     */
    public Uni<RowSet<Row>> write(String statement, Tuple values) {
        return Uni.createFrom()
                .deferred(() -> send("begin", clinic.id(), List.of(new Statement(statement, values))))
                .map(results -> results.get(0))
                .invoke(relay::wake);
    }

    private Uni<List<RowSet<Row>>> send(String begin, UUID clinicId, List<Statement> statements) {
        // Where the connection comes from the pool, it may be another context.
        var origin = Origin.current().orElse("");
        return Uni.createFrom()
                .completionStage(() -> pool.getConnection()
                        .compose(connection -> inOneFlush(connection, begin, clinicId, origin, statements))
                        .toCompletionStage())
                .onFailure(SqlFailure::mayPass)
                .transform(Unavailable::new);
    }

    private static Future<List<RowSet<Row>>> inOneFlush(
            SqlConnection connection, String begin, UUID clinicId, String origin, List<Statement> statements) {
        connection.query(begin).execute();
        connection.preparedQuery(ClinicTransaction.BIND).execute(Tuple.of(clinicId.toString(), origin));
        var work = Future.all(statements.stream()
                .map(statement -> connection.preparedQuery(statement.sql()).execute(statement.values()))
                .toList());
        // After a failed statement this commit is a rollback, and the failure is the answer.
        return connection
                .query("commit")
                .execute()
                .compose(committed -> work)
                .map(CompositeFuture::<RowSet<Row>>list)
                .eventually(() -> connection.close());
    }

    /** One of several that leave together. */
    public record Statement(String sql, Tuple values) {}
}
