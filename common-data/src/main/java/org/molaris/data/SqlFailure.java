package org.molaris.data;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.molaris.web.Unavailable;

/** What PostgreSQL meant by a failure, whichever layer wrapped it. */
public final class SqlFailure {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Connection lost, transaction rolled back, out of resources, operator's intervention: it may work again. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");

    /** How the client names what has no code: no connection came free in time, or the one there was is gone. */
    private static final Set<String> PASSING_MESSAGES =
            Set.of("Timeout", "Connection is not active now, current status: CLOSED");

    private SqlFailure() {}

    /** It may pass by itself: worth a retry, and no fault of the request. */
    public static boolean mayPass(Throwable failure) {
        return causes(failure).anyMatch(SqlFailure::passes);
    }

    /** Somebody else held the row or the key for longer than a request waits. */
    public static boolean waitedTooLong(Throwable failure) {
        return causes(failure).map(SqlFailure::stateOf).anyMatch(LOCK_NOT_AVAILABLE::equals);
    }

    /** The row is there already, says the named constraint. */
    public static boolean duplicates(Throwable failure, String constraint) {
        return causes(failure)
                .anyMatch(e -> UNIQUE_VIOLATION.equals(stateOf(e))
                        && String.valueOf(e.getMessage()).contains('"' + constraint + '"'));
    }

    private static boolean passes(Throwable cause) {
        var state = stateOf(cause);
        return cause instanceof Unavailable
                || cause instanceof IOException
                || cause instanceof ClosedConnectionException
                || PASSING_MESSAGES.contains(String.valueOf(cause.getMessage()))
                || LOCK_NOT_AVAILABLE.equals(state)
                || (state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2)));
    }

    /** The SQLSTATE as the driver or Hibernate has it; empty where there is none. */
    private static String stateOf(Throwable cause) {
        var state = cause instanceof PgException e
                ? e.getSqlState()
                : cause instanceof SQLException e ? e.getSQLState() : null;
        return Objects.requireNonNullElse(state, "");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(16);
    }
}
