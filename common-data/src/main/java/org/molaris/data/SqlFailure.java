package org.molaris.data;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.molaris.web.Unavailable;

/** What PostgreSQL meant by a failure, whichever layer wrapped it. */
public final class SqlFailure {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Connection lost, transaction rolled back, out of resources, operator's intervention: it may work again. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private SqlFailure() {}

    /** It may pass by itself: worth a retry, and no fault of the request. */
    public static boolean mayPass(Throwable failure) {
        return causes(failure).anyMatch(SqlFailure::passes);
    }

    /** Somebody else held the row or the key for longer than a request waits. */
    public static boolean waitedTooLong(Throwable failure) {
        return states(failure).anyMatch(LOCK_NOT_AVAILABLE::equals);
    }

    /** The row is there already, says the named constraint. */
    public static boolean duplicates(Throwable failure, String constraint) {
        return find(failure)
                .filter(e -> UNIQUE_VIOLATION.equals(e.getSqlState()) && constraint.equals(e.getConstraint()))
                .isPresent();
    }

    private static boolean passes(Throwable cause) {
        return cause instanceof Unavailable
                || cause instanceof IOException
                || cause instanceof ClosedConnectionException
                || "Connection is not active now, current status: CLOSED".equals(cause.getMessage())
                || "Timeout".equals(cause.getMessage())
                || (cause instanceof PgException e
                        && e.getSqlState() != null
                        && PASSING.contains(e.getSqlState().substring(0, 2)));
    }

    private static Stream<String> states(Throwable failure) {
        return find(failure).map(PgException::getSqlState).stream();
    }

    private static Optional<PgException> find(Throwable failure) {
        return causes(failure)
                .filter(PgException.class::isInstance)
                .map(PgException.class::cast)
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(16);
    }
}
